"""Cases out as workbook and CSV, and what a person wrote back in."""

import csv
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from cxtext.errors import UnreadableFile
from cxtext.judgement import ContactLabels, Judgement, RowName, TurnLabels
from cxtext.label import read_judgements, write_cases
from cxtext.tags import CONTACT_KINDS, codes

from .conftest import FOUND, LABELS, ONE, SAID, TWO, contact, turn


def test_a_row_that_is_only_checked_comes_back_as_it_went_out(sheet):
    sheet.fill("turns", 2, checked="yes").fill("contacts", 2, checked="ja")
    taken, refused = read_judgements(sheet.path)
    assert refused == []
    assert taken == [
        Judgement(RowName(sheet="turns", row=2, contact_id=ONE, seq=1), "s1", FOUND),
        Judgement(RowName(sheet="contacts", row=2, contact_id=ONE), "s2", ContactLabels(labels=LABELS, effort=-2)),
    ]


def test_what_a_person_changed_comes_back(sheet):
    changed = {"sentiment": 3, "emotion_1": "joy", "emotion_3": "relief", "intensity": 4.0, "pain_point_1": None, "severity_1": None, "wish": "yes"}
    sheet.fill("turns", 3, checked="Yes", effort_signal_1=None, severity_2="5", **changed)
    sheet.fill("contacts", 2, checked="yes", outcome="achieved", churn=None, effort=None)
    taken, refused = read_judgements(sheet.path)
    assert refused == []
    assert [judgement.labels for judgement in taken] == [
        TurnLabels(sentiment=3, emotions=("joy", "relief"), intensity=4, pain_points={"billing": 5}, wish=True),
        ContactLabels(labels=LABELS | {"outcome": "achieved", "churn": "none"}, effort=None),
    ]


def test_what_is_not_checked_is_left_alone(sheet):
    sheet.fill("turns", 2, sentiment=9, checked="no")
    assert read_judgements(sheet.path) == ([], [])


def test_the_csv_files_are_the_same_and_come_back_too(sheet):
    path = sheet.path.with_name("cases-turns.csv")
    rows = list(csv.reader(path.open(encoding="utf-8-sig", newline=""), delimiter=";"))
    assert rows[1][rows[0].index("text")] == f"'{SAID}"  # no formula for a spreadsheet
    rows[1][rows[0].index("checked")] = "yes"
    with path.open("w", encoding="cp1252", newline="") as stream:  # as Excel saves a plain CSV in the Netherlands
        csv.writer(stream, delimiter=";").writerows(rows)
    assert read_judgements(path) == ([Judgement(RowName(sheet="turns", row=2, contact_id=ONE, seq=1), "s1", FOUND)], [])
    assert read_judgements(sheet.path.with_name("cases-contacts.csv")) == ([], [])


def test_every_label_of_a_turn_has_a_column(tmp_path):
    most = replace(FOUND, pain_points={code: 1 for code in codes("pain_point")[:5]}, emotions=codes("emotion")[:4], effort_signals=codes("effort_signal"))
    path = tmp_path / "many.xlsx"
    write_cases([turn(labels=most), turn(TWO)], [], path, delimiter=",")
    book = load_workbook(path)
    page = book["turns"]
    page.cell(2, [cell.value for cell in page[1]].index("checked") + 1).value = "yes"
    book.save(path)
    assert read_judgements(path)[0][0].labels == most


def test_drop_downs_hold_the_codes_of_the_codebook_and_every_column_is_explained(sheet):
    book = load_workbook(sheet.path)
    assert book.sheetnames == ["turns", "contacts", "explained"]
    for name, kinds in (
        ("turns", {"emotion_1": "emotion", "pain_point_3": "pain_point", "effort_signal_2": "effort_signal"}),
        ("contacts", {k: k for k in CONTACT_KINDS}),
    ):
        page = book[name]
        letters = {cell.value: cell.column_letter for cell in page[1]}
        rules = {str(rule.sqref).partition("2")[0]: rule for rule in page.data_validations.dataValidation}
        for column, kind in kinds.items():
            first, last = rules[letters[column]].formula1.partition("!")[2].replace("$", "").split(":")
            assert tuple(cell.value for (cell,) in book["explained"][f"{first}:{last}"]) == codes(kind)
        assert rules[letters["checked"]].formula1 == '"yes,no"'
        explained = [(row[0], row[1]) for row in book["explained"].iter_rows(values_only=True)]
        assert [column for column in letters if (name, column) not in explained] == []
    assert all(all(row) for row in book["explained"].iter_rows(values_only=True))


def test_no_cell_is_a_formula_and_a_long_conversation_is_cut(tmp_path):
    path = tmp_path / "long.xlsx"
    write_cases([turn()], [replace(contact(), text="x" * 40_000)], path, delimiter=",")
    book = load_workbook(path)
    assert "f" not in {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    (text,) = [cell.value for cell in book["contacts"][2] if str(cell.value).startswith("xxx")]
    assert text.endswith("… [8000 characters more]")


@pytest.mark.parametrize(
    ("content", "what"), [(b"PK\x03\x04 broken", "no sheet has all columns"), (b"contact_id;checked\nx;yes\n", "no sheet has all columns")]
)
def test_a_file_that_is_none_of_ours_is_told(tmp_path, content, what):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=what):
        read_judgements(path)
    with pytest.raises(UnreadableFile, match="no such file"):
        read_judgements(tmp_path / "missing.xlsx")
