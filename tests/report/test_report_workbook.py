from datetime import datetime

import openpyxl
import pytest

from cxtext.report.workbook import write_workbook


@pytest.fixture
def full(weeks):
    weeks.volume(previous_contacts=80, median_contacts=70.5)
    weeks.pain("waiting", change=(0.05, 0.01, 0.09), previous_contacts=15, median_contacts=12, change_vs_median=0.08, mean_severity=3.2, weeks_present=9)
    weeks.pain("staff", suppressed=True)
    return weeks


@pytest.fixture
def book(full, tmp_path):
    def _book(**settings):
        write_workbook(full.report(**settings), tmp_path / "report.xlsx")
        return openpyxl.load_workbook(tmp_path / "report.xlsx")

    return _book


def _rows(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://kwaad.example";"klik hier voor geld")',
        "@SUM(A1:A9) staat er op mijn factuur",
        "+31 staat er voor mijn nummer, waarom",
        "-1 op de rekening en niemand weet het",
    ],
)
def test_words_that_look_like_a_formula_are_text(full, book, text):
    full.quote(text)
    (cell,) = [cell for row in book()["Citaten"].iter_rows() for cell in row if cell.value == text]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_no_cell_of_the_workbook_is_a_formula(full, book):
    full.quote("=1+1 is geen twee volgens uw medewerker aan de lijn")
    cells = [cell for sheet in book(company="=cmd|' /C calc'!A0") for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}


def test_control_characters_are_removed_and_emoji_kept(full, book):
    full.quote("boos 😡 en\x00 \x0bverdrietig\x1f over de wachttijd \u202etxet")
    assert [row["Citaat"] for row in _rows(book()["Citaten"])] == ["boos 😡 en verdrietig over de wachttijd txet"]


def test_pain_points_have_the_figures_of_the_report(full, book):
    (row,) = _rows(book(language="en")["Pain points"])
    assert row["Pain point"] == "waiting"
    assert (row["Contacts"], row["Customers"], row["Share"], row["Change low"], row["Change high"]) == (20, 18, 0.2, 0.01, 0.09)
    assert (row["Median contacts"], row["Against median"], row["Severity"], row["Weeks seen"]) == (12, 0.08, 3.2, 9)
    assert row["First seen"] == datetime(2026, 9, 14)


def test_a_pain_point_has_how_often_it_is_right(full, book):
    full.quote("ik heb een uur in de wacht gestaan bij jullie")
    full.quality_of("waiting", value=0.8, n=30)
    (row,) = _rows(book(language="en")["Pain points"])
    assert (row["Right in"], row["Right in, low"], row["Right in, high"], row["Checked"]) == (0.8, 0.7, 0.9, 30)


def test_all_figures_of_the_week_stand_there_and_hidden_ones_are_empty(full, book):
    rows = _rows(book()["Alle cijfers"])
    assert len(rows) == len(full.report().figures)
    assert {row["Waarde"] for row in rows if row["Code"] == "staff"} == {None}
    assert {row["Weggelaten"] for row in rows if row["Code"] == "staff"} == {"ja"}


def test_each_sheet_has_a_frozen_head_and_a_filter_over_its_rows(book):
    for sheet in book():
        assert sheet.freeze_panes == "B2"
        extents = [table.ref for table in sheet.tables.values()] or [sheet.auto_filter.ref]
        assert extents == [sheet.dimensions]


def test_numbers_have_the_format_of_what_they_are(book):
    sheet = book()["Pijnpunten"]
    formats = {head.value: cell.number_format for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (formats["Aandeel"], formats["Verandering"], formats["Contacten"]) == ("0.0%", "+0.0%;-0.0%;0.0%", "#,##0")
    assert formats["Voor het eerst"] == "yyyy-mm-dd"


@pytest.mark.parametrize(("language", "name"), [("nl", "Uitleg"), ("en", "Explanation")])
def test_every_column_is_explained(book, language, name):
    opened = book(language=language)
    explained = {(sheet, column): meaning for sheet, column, meaning in opened[name].iter_rows(min_row=2, values_only=True)}
    columns = {(sheet.title, head.value) for sheet in opened for head in sheet[1] if sheet.title != name}
    assert columns == explained.keys()
    assert all(explained.values())


def test_a_week_without_contacts_is_a_workbook_too(weeks, tmp_path):
    write_workbook(weeks.report(), tmp_path / "empty.xlsx")
    opened = openpyxl.load_workbook(tmp_path / "empty.xlsx")
    assert opened["In het kort"]["D2"].value == "In week 46 zijn er geen contacten."


def test_a_pain_point_leads_to_its_first_quote_and_back(full, book):
    full.quote("ik sta al een half uur in de wacht")
    opened = book()
    there, back = opened["Pijnpunten"]["A2"].hyperlink, opened["Citaten"]["A2"].hyperlink
    assert (there.location, back.location) == ("'Citaten'!A2", "'Pijnpunten'!A2")
