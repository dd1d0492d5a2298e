from cxtext.evaluate.mistakes import confusions, worst
from cxtext.evaluate.reading import NOTHING, Reading
from cxtext.evaluate.tasks import tasks

BY_NAME = {task.name: task for task in tasks()}
PAIN, EMOTION = BY_NAME["pain point, contact"], BY_NAME["emotion, turn"]


def texts(contact):
    return {(*contact.identity, turn.seq): f"text {turn.seq}" for turn in contact.turns}


def test_the_surest_mistakes_come_first_the_false_before_the_missed(gold_contact, tags_of):
    joy = Reading(emotions=frozenset({"joy"}))
    contact = gold_contact(NOTHING, NOTHING, joy, joy, joy)
    scores = [{"emotion.joy": score} for score in (0.6, 0.9, 0.4, 0.1, 0.8)]
    found = worst(EMOTION, [contact], tags_of(contact, joy, joy, NOTHING, NOTHING, joy, scores=scores), texts(contact))
    assert [(m.seq, m.missed, m.score) for m in found] == [(1, False, 0.9), (0, False, 0.6), (3, True, 0.1), (2, True, 0.4)]
    assert found[0].text == "text 1"


def test_at_most_ten_are_shown(gold_contact, tags_of):
    joy = Reading(emotions=frozenset({"joy"}))
    contact = gold_contact(*[NOTHING] * 8, *[joy] * 8)
    found = worst(EMOTION, [contact], tags_of(contact, *[joy] * 8, *[NOTHING] * 8), texts(contact))
    assert [m.missed for m in found] == [False] * 5 + [True] * 5


def test_a_label_on_another_turn_of_the_contact_is_no_mistake_where_it_counts_once_a_contact(gold_contact, tags_of, pained):
    contact = gold_contact(pained("billing"), NOTHING)
    assert worst(PAIN, [contact], tags_of(contact, NOTHING, pained("billing")), texts(contact)) == []


def test_an_untagged_turn_has_no_score(gold_contact, pained):
    contact = gold_contact(pained("billing"))
    assert [(m.label, m.missed, m.score) for m in worst(PAIN, [contact], {}, texts(contact))] == [("billing", True, None)]


def test_confusions_pair_what_was_missed_with_what_was_said_instead(gold_contact, tags_of, pained):
    contact = gold_contact(pained("billing", "price"), NOTHING)
    pairs = confusions(PAIN, [contact], tags_of(contact, pained("price"), pained("refund")))
    assert pairs == {("billing", "refund"): 1}
