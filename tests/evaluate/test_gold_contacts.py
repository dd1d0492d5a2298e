import json
from datetime import UTC, datetime

import pytest

from cxtext.contact import Contact, Turn
from cxtext.errors import GoldMismatch
from cxtext.evaluate.gold import check, read_gold
from cxtext.evaluate.reading import NOTHING, Reading

LINE = {
    "source": "open",
    "source_contact_id": "c-1",
    "channel": "chat",
    "language": "en",
    "labels": {"outcome": "unknown"},
    "hard": "sarcasm",
    "turns": [
        {"seq": 0, "role": "agent", "personal_data": {"NAME": ["Joris"]}},
        {
            "seq": 1,
            "role": "customer",
            "sentiment": -2,
            "emotions": ["annoyance"],
            "pain_points": [{"label": "waiting", "severity": 2, "quote": "x"}, {"label": "waiting", "severity": 1, "quote": "y"}],
            "wishes": ["z"],
            "effort_signals": [{"label": "long_wait", "quote": "x"}],
        },
    ],
}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "contacts.jsonl"
    path.write_text(json.dumps(LINE) + "\n", "utf-8")
    return read_gold(path)


def contact(*roles):
    turns = tuple(Turn(seq=seq, role=role, text="hm") for seq, role in enumerate(roles))
    return Contact(source="open", source_contact_id="c-1", channel="chat", started_at=datetime(2026, 11, 2, tzinfo=UTC), turns=turns)


def test_labels_of_a_turn_are_sets_of_codes(gold):
    agent, customer = gold[0].turns
    assert agent.reading == NOTHING
    assert agent.personal_data == {"NAME": ["Joris"]}
    assert customer.reading == Reading(
        sentiment=-2,
        emotions=frozenset({"annoyance"}),
        pain_points=frozenset({"waiting"}),
        wishes=frozenset({"wish"}),
        effort_signals=frozenset({"long_wait"}),
        severities={"waiting": 2},
    )
    assert gold[0].customer_turns == (customer,)
    assert gold[0].hard == "sarcasm"


def test_labels_that_fit_pass(gold):
    check(gold, {("open", "c-1"): contact("agent", "customer")})
    check(gold, {("open", "c-1"): contact("bot", "customer")})


@pytest.mark.parametrize("roles", [("customer", "agent"), ("customer", "customer"), ("agent", "customer", "agent")])
def test_labels_of_other_turns_are_refused(gold, roles):
    with pytest.raises(GoldMismatch, match="turns read are not those that were labelled"):
        check(gold, {("open", "c-1"): contact(*roles)})


def test_a_gold_contact_that_was_not_read_is_refused_by_name(gold):
    with pytest.raises(GoldMismatch, match="contact c-1 of open"):
        check(gold, {})


@pytest.mark.parametrize("text", ["", None])
def test_no_gold_is_no_perfect_score(tmp_path, text):
    path = tmp_path / "gold.jsonl"
    if text is not None:
        path.write_text(text)
    with pytest.raises(GoldMismatch, match="no gold contacts"):
        read_gold(path)
