import json

import pytest

from cxtext.errors import GoldMismatch
from cxtext.evaluate.agreement import measure_agreement, read_readers
from cxtext.evaluate.gold import GoldContact, read_gold
from cxtext.evaluate.predict import Findings
from cxtext.evaluate.reading import NOTHING
from cxtext.evaluate.values import measure_values


def line(name="c-1", *, effort=None, turns=(), **more):
    return {
        **more,
        "source": "open",
        "source_contact_id": name,
        "channel": "chat",
        "language": "nl",
        "labels": {"churn": "none", "effort": effort},
        "turns": [{"seq": seq, "role": "customer", **turn} for seq, turn in enumerate(turns)],
    }


GOLD = [
    line(hard="sarcasm", effort=-3, turns=[{"sentiment": -3, "pain_points": [{"label": "billing", "severity": 3}, {"label": "billing", "severity": 2}]}]),
    line("c-2", turns=[{"sentiment": 0}]),
]


@pytest.fixture
def read(tmp_path):
    def write(name, lines):
        path = tmp_path / name
        path.write_text("".join(json.dumps(entry) + "\n" for entry in lines), "utf-8")
        return path

    def read_both(first, second):
        return read_readers(write("first.jsonl", first), write("second.jsonl", second), read_gold(write("gold.jsonl", GOLD)))

    return read_both


def test_the_second_reading_is_measured_against_the_first_which_knows_the_hard_contacts(read):
    readers = read([line(effort=-3, turns=[{"sentiment": -2}])], [line(effort=-1, turns=[{"sentiment": -1, "pain_points": [{"label": "billing"}]}])])
    first = readers.contacts[0]
    assert (first.effort, first.hard, first.customer_turns[0].reading.sentiment) == (-3, "sarcasm", -2)
    assert readers.second.labels == {("open", "c-1"): {"churn": "none"}}
    assert readers.second.effort == {("open", "c-1"): -1}
    assert readers.second.tags["open", "c-1", 0].reading.pain_points == {"billing"}


def test_values_are_compared_where_both_give_one(read):
    readers = read(GOLD, [line(effort=-1, turns=[{"sentiment": -2, "pain_points": [{"label": "billing", "severity": 1}]}]), line("c-2", turns=[{}])])
    errors = {m.task: m.score for m in measure_values(readers.contacts, readers.second) if m.slice == "all" and m.measure == "mean error"}
    assert (errors["sentiment value, turn"].value, errors["sentiment value, turn"].n) == (1.0, 1)
    assert (errors["severity, contact"].value, errors["severity, contact"].n) == (2.0, 1)  # the largest of a contact: 3 and 1
    assert (errors["effort, contact"].value, errors["effort, contact"].n) == (2.0, 1)
    assert errors["intensity, turn"].value is None


@pytest.mark.parametrize("wrong", [line("c-9", turns=[{}]), line(turns=[{}, {}])])
def test_a_reading_of_something_else_is_refused(read, wrong):
    with pytest.raises(GoldMismatch, match="not of the turns that have gold labels"):
        read([wrong], GOLD)
    with pytest.raises(GoldMismatch, match="not of the turns that have gold labels"):
        read(GOLD, [wrong])


def test_a_contact_that_one_reader_left_out_is_refused(read):
    with pytest.raises(GoldMismatch, match="only one of the two readers"):
        read(GOLD, GOLD[:1])


def test_readers_who_agree_on_three_of_four_turns(gold_contact, tags_of, pained):
    contact = gold_contact(pained("billing"), NOTHING, pained("price"), NOTHING)
    second = Findings(tags_of(contact, pained("billing"), NOTHING, NOTHING, NOTHING))
    found = {(m.task, m.label, m.slice, m.measure): m.score for m in measure_agreement([contact], second)}
    assert found["any pain, turn", "all labels", "all", "agreement"].value == 0.75
    # coincidences of any pain: yes-yes 2, no-no 4, yes-no 1 + 1; alpha = 1 - (8 - 1) * 2 / (2 * 3 * 5)
    assert found["any pain, turn", "all labels", "nl", "alpha"].value == pytest.approx(1 - 7 * 2 / 30)
    assert found["any pain, turn", "all labels", "en", "alpha"].value is None
    # by contact: {billing, price} and {billing}
    assert found["pain point, contact", "all labels", "all", "agreement"].value == 0.0
    assert found["pain point, contact", "billing", "all", "alpha"].value is None  # one contact, and both say yes


def test_labels_given_once_a_contact_count_where_the_first_reader_gave_one():
    contacts = [
        GoldContact("open", name, "chat", "nl", None, (), labels) for name, labels in (("1", {"churn": "leaving"}), ("2", {"churn": "none"}), ("3", {}))
    ]
    second = Findings({}, labels={("open", "1"): {"churn": "at_risk"}})
    found = {(m.task, m.slice, m.measure): m.score for m in measure_agreement(contacts, second) if m.task == "churn, contact"}
    assert (found["churn, contact", "all", "agreement"].value, found["churn, contact", "all", "agreement"].n) == (0.5, 2)
