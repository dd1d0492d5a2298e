import json

import pytest

from cxtext.train.gold import LabelError, read_turns


def folder(tmp_path, *rows):
    path = tmp_path / "nl" / "telecom_call_2.jsonl"
    path.parent.mkdir()
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


def test_a_row_becomes_an_example(tmp_path):
    row = {"text": "ik wacht al weken", "before": "hoi", "sentiment": -2, "emotions": ["annoyance"], "intensity": 2, "pain_points": {"waiting": 3}}
    (example,) = read_turns(folder(tmp_path, row))
    assert (example.group, example.language, example.channel) == ("nl/telecom", "nl", "call")
    assert (example.sentiment, example.pain_points, example.emotions) == (-2, {"waiting": 3}, {"annoyance"})
    assert (example.wish, example.effort_signals, example.churn) == (False, frozenset(), "none")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"text": "x", "sentiment": 6}, "sentiment 6 is not in -5..5"),
        ({"text": "x"}, "no sentiment"),
        ({"text": "x", "sentiment": 0, "mood": 1}, "unknown key 'mood'"),
        ({"text": "x", "sentiment": 0, "emotions": ["anger"]}, "intensity None is not in 1..5"),
        ({"text": "x", "sentiment": 0, "intensity": 2}, "intensity 2 is not in 1..5"),
        ({"text": "x", "sentiment": 0, "pain_points": {"queue": 1}}, "unknown pain_point 'queue'"),
        ({"text": "x", "sentiment": 0, "pain_points": {"price": 9}}, "severity 9 of price"),
        ({"text": "x", "sentiment": 0, "churn": "gone"}, "unknown churn 'gone'"),
        ("{oops\n", "no JSON"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_place(tmp_path, row, complaint):
    with pytest.raises(LabelError, match=complaint) as refused:
        read_turns(folder(tmp_path, row))
    assert refused.value.where == "telecom_call_2.jsonl line 1"
