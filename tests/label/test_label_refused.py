"""Each reason for which a checked row is refused; none of them repeats what stands in a cell."""

import csv

import pytest

from cxtext.judgement import Refused, RowName
from cxtext.label import read_judgements, write_refused

from .conftest import ONE, TWO

_SECRET = "mijn pinguïn"

_TURN = [
    ({"contact_id": _SECRET}, "unknown_contact", "contact_id is none"),
    ({"seq": _SECRET}, "unknown_turn", "seq is no whole number"),
    ({"sentiment": None}, "no_sentiment", "sentiment is empty"),
    ({"sentiment": 6}, "out_of_range", "sentiment is no whole number from -5 to 5"),
    ({"sentiment": 1.5}, "out_of_range", "sentiment is no whole number from -5 to 5"),
    ({"sentiment": _SECRET}, "out_of_range", "sentiment is no whole number from -5 to 5"),
    ({"emotion_1": None}, "no_emotion", "there is an intensity and no emotion"),
    ({"intensity": None}, "no_intensity", "there is an emotion and no intensity"),
    ({"emotion_2": "annoyance"}, "label_twice", "annoyance stands in two columns"),
    ({"emotion_2": _SECRET}, "unknown_code", "emotion_2 holds no emotion of the codebook"),
    ({"pain_point_1": "bilingg"}, "unknown_code", "is billing meant?"),
    ({"pain_point_2": "waiting"}, "label_twice", "waiting stands in two columns"),
    ({"severity_1": 6}, "out_of_range", "severity_1 is no whole number from 1 to 5"),
    ({"severity_1": None}, "no_severity", "severity_1 is empty"),
    ({"severity_3": 2}, "no_pain_point", "pain_point_3 is empty"),
    ({"effort_signal_2": "chasing"}, "label_twice", "chasing stands in two columns"),
    ({"wish": _SECRET}, "neither_yes_nor_no", "wish is neither yes nor no"),
    ({"checked": _SECRET}, "neither_yes_nor_no", "checked is neither yes nor no"),
]
_CONTACT = [
    ({"outcome": None}, "no_label", "outcome is empty"),
    ({"outcome": "solved"}, "unknown_code", "outcome holds no outcome of the codebook"),
    ({"effort": -6}, "out_of_range", "effort is no whole number from -5 to 5"),
]


@pytest.mark.parametrize(("sheet_name", "cells", "reason", "detail"), [*(("turns", *case) for case in _TURN), *(("contacts", *case) for case in _CONTACT)])
def test_the_row_is_refused_with_its_reason_and_the_others_are_taken(sheet, sheet_name, cells, reason, detail):
    sheet.fill(sheet_name, 2, **{"checked": "yes"} | cells).fill("turns", 3, checked="yes")
    taken, (refused,) = read_judgements(sheet.path)
    assert [judgement.name.contact_id for judgement in taken] == [TWO]
    assert (refused.name.sheet, refused.name.row, refused.reason) == (sheet_name, 2, reason)
    assert detail in refused.detail
    assert _SECRET not in str(refused)


def test_a_turn_that_is_checked_in_two_rows_counts_once(sheet):
    sheet.fill("turns", 2, checked="yes").fill("turns", 3, checked="yes", contact_id=ONE, seq=1, sentiment=4)
    taken, (refused,) = read_judgements(sheet.path)
    assert [judgement.name.row for judgement in taken] == [2]
    assert (refused.name.row, refused.reason) == (3, "row_twice")


def test_refused_rows_stand_in_a_file_beside_and_go_when_there_are_none(tmp_path):
    file = tmp_path / "cases.xlsx"
    path = write_refused([Refused(RowName(sheet="turns", row=7, contact_id=ONE, seq=1), "out_of_range", "severity_1 is no whole number")], file)
    assert path == tmp_path / "cases.refused.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["sheet", "row", "contact_id", "seq", "reason", "detail"],
            ["turns", "7", ONE, "1", "out_of_range", "severity_1 is no whole number"],
        ]
    assert write_refused([], file) is None
    assert not path.exists()
