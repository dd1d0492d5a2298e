import json

import pytest

from cxtext.train.contacts import read_contacts
from cxtext.train.gold import LabelError


def contact(*turns):
    return {"contact_id": "c-1", "sector": "rail", "channel": "chat", "language": "en", "turns": list(turns), "labels": {}}


def read(tmp_path, *turns):
    (tmp_path / "en_1.jsonl").write_text(json.dumps(contact(*turns)) + "\n", "utf-8")
    return read_contacts(tmp_path)


def test_a_turn_of_two_sentences_gives_a_row_for_the_turn_and_one_a_sentence(tmp_path):
    agent = {"role": "agent", "text": "How can I help?"}
    customer = {
        "role": "customer",
        "text": "My train was cancelled. You should text people.",
        "sentiment": -2,
        "pain_points": [{"label": "service_outage", "severity": 3, "quote": "My train was cancelled."}],
        "wishes": ["You should text people."],
    }
    turn, first, second = read(tmp_path, agent, customer)
    assert (turn.sentiment, turn.pain_points, turn.before, turn.in_conversation) == (-2, None, "How can I help?", True)
    assert (first.text, first.sentiment, first.pain_points, first.wish) == ("My train was cancelled.", None, {"service_outage": 3}, False)
    assert (second.text, second.pain_points, second.wish) == ("You should text people.", {}, True)


def test_a_turn_of_one_sentence_is_one_row(tmp_path):
    (row,) = read(tmp_path, {"role": "customer", "text": "ok thanks", "sentiment": 1, "emotions": ["gratitude"], "intensity": 1})
    assert (row.group, row.sentiment, row.pain_points, row.emotions) == ("en/rail", 1, {}, {"gratitude"})


def test_a_quote_that_is_no_part_of_its_turn_is_refused(tmp_path):
    turn = {"role": "customer", "text": "It is late.", "sentiment": -1, "pain_points": [{"label": "waiting", "severity": 2, "quote": "It is late!"}]}
    with pytest.raises(LabelError, match="1 quotes are no part of their turn"):
        read(tmp_path, turn)


def test_an_unknown_code_is_refused(tmp_path):
    turn = {"role": "customer", "text": "Late.", "sentiment": -1, "pain_points": [{"label": "lateness", "severity": 2, "quote": "Late."}]}
    with pytest.raises(LabelError, match="unknown pain_point 'lateness'"):
        read(tmp_path, turn)
