import pytest

from cxtext.evaluate.metrics import F1
from cxtext.evaluate.reading import NOTHING, Reading
from cxtext.evaluate.suite import label_counts, measure_task, score_bins, slices
from cxtext.evaluate.tasks import tasks
from cxtext.tag.outputs import probability_names
from cxtext.tags import codes

BY_NAME = {task.name: task for task in tasks()}
PAIN = BY_NAME["pain point, contact"]
BILLING, WAITING = codes("pain_point").index("billing"), codes("pain_point").index("waiting")


def test_a_label_counts_once_a_contact_whichever_turn_it_is_on(gold_contact, tags_of, pained):
    contact = gold_contact(pained("billing"), pained("billing"), pained("waiting"))
    counts = label_counts(PAIN, [contact], tags_of(contact, NOTHING, NOTHING, pained("billing", "price")))
    assert counts[0, BILLING].tolist() == [1, 0, 0]
    assert counts[0, WAITING].tolist() == [0, 0, 1]
    assert counts[0, codes("pain_point").index("price")].tolist() == [0, 1, 0]
    assert counts.sum() == 3


def test_a_turn_must_be_the_right_one(gold_contact, tags_of, pained):
    contact = gold_contact(pained("billing"), NOTHING)
    counts = label_counts(BY_NAME["any pain, turn"], [contact], tags_of(contact, NOTHING, pained("price")))
    assert counts.tolist() == [[[0, 1, 1]]]


def test_sentiment_counts_by_sign_and_an_untagged_turn_as_neutral(gold_contact, tags_of):
    contact = gold_contact(Reading(sentiment=-4), Reading(sentiment=0), Reading(sentiment=2))
    found = tags_of(contact, Reading(sentiment=-1), NOTHING, Reading(sentiment=-2))
    negative, neutral, positive = label_counts(BY_NAME["sentiment sign, turn"], [contact], found)[0].tolist()
    assert (negative, neutral, positive) == ([1, 1, 0], [1, 0, 0], [0, 0, 1])


def test_a_turn_that_nobody_tagged_misses_its_labels(gold_contact, pained):
    counts = label_counts(PAIN, [gold_contact(pained("billing"))], {})
    assert counts[0, BILLING].tolist() == [0, 0, 1]


def test_scores_fall_into_bins_parted_by_whether_the_label_was_given(gold_contact, tags_of, pained):
    contact = gold_contact(pained("billing"), NOTHING)
    scores = [{"pain_point.billing": 1.0}, {"pain_point.billing": 0.34}]
    bins = score_bins(PAIN, [contact], tags_of(contact, pained("billing"), NOTHING, scores=scores))
    assert bins[0, BILLING, 1, 9].tolist() == [1, 1.0, 1]  # a score of 1 belongs to the last bin
    assert bins[0, BILLING, 0, 3].tolist() == [1, 0.34, 0]
    assert bins[..., 0].sum() == 2  # outputs without a score are no cases


def test_slices_are_languages_channels_and_the_hard_ones(gold_contact):
    contacts = [gold_contact(language="nl", channel="call"), gold_contact(language="en", channel="email", hard="sarcasm")]
    parts = {name: index.tolist() for name, index in slices(contacts).items()}
    assert parts == {"all": [0, 1], "nl": [0], "en": [1], "call": [0], "chat": [], "email": [1], "hard": [1]}


def test_measures_stand_beside_the_yardstick(gold_contact, tags_of, pained):
    nl, en = gold_contact(pained("billing"), name="a"), gold_contact(pained("billing"), name="b", language="en")
    ours, theirs = tags_of(nl, pained("billing")), tags_of(nl, pained("price")) | tags_of(en, pained("billing"))
    found = {(m.label, m.slice, m.measure): m for m in measure_task(PAIN, [nl, en], ours, theirs)}
    assert found["all labels", "all", "micro F1"].score.value == pytest.approx(2 / 3)  # TP 1, FN 1
    assert found["all labels", "all", "micro F1"].yardstick == 0.5  # TP 1, FP 1, FN 1
    assert found["billing", "nl", F1.word].score.value == 1.0
    assert found["billing", "nl", F1.word].yardstick == 0.0
    assert found["billing", "en", F1.word].score.value == 0.0
    assert found["all labels", "chat", "micro recall"].score.n == 2


@pytest.mark.parametrize("task", tasks(), ids=lambda task: task.name)
def test_every_task_asks_for_outputs_that_the_models_have(task):
    assert {output for output in task.labels.values() if output} <= set(probability_names())
