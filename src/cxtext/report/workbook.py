"""The workbook: the report's tables for people who sort and filter."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from cxtext.plaintext import is_formula, plain
from cxtext.report.records import Report
from cxtext.report.sheets import sheets
from cxtext.report.source import header_words
from cxtext.report.table import Column, Form, Sheet, Value, index_of
from cxtext.report.wording import Wording

# Number formats in Excel's own notation, which is English in every language; Excel shows them as the reader's country writes numbers.
_FORMATS: dict[Form, str] = {
    "text": "@",
    "whole": "#,##0",
    "decimal": "#,##0.0",
    "any": "General",
    "percent": "0.0%",
    "points": "+0.0%;-0.0%;0.0%",
    "date": "yyyy-mm-dd",
}
_WIDE = 70
_NARROW = 9
_HEAD_FONT, _HEAD_FILL = Font(bold=True), PatternFill("solid", fgColor="F3F0E8")
_LINK_FONT = Font(color="0563C1", underline="single")
_TABLE_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
_WRAPPED, _PLAIN = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")


def write_workbook(report: Report, path: Path) -> None:
    """Write the report as XLSX: tables with frozen heads and filters, number formats, links to quotes and back, a sheet that explains each column.

    No cell is a formula.
    """
    words, tables = header_words(report.header), sheets(report)
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in tables:
        _fill(book.create_sheet(words(f"sheet.{sheet.key}")), sheet, words)
    for sheet in tables:
        _link(book, sheet, {each.key: each for each in tables}, words)
    book.properties.creator = "cxtext"
    book.properties.title = f"{words('page.title')} {report.header.name}"
    book.save(path)


def _fill(page: Worksheet, sheet: Sheet, words: Wording) -> None:
    page.freeze_panes = "B2"
    for index, column in enumerate(sheet.columns):
        page.column_dimensions[get_column_letter(index + 1)].width = _width(column, [row[index] for row in sheet.rows], words)
    page.append([_head(page, words(f"header.{column.key}")) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value, column.form) for column, value in zip(sheet.columns, row, strict=True)])
    _offer_filters(page, sheet)


def _offer_filters(page: Worksheet, sheet: Sheet) -> None:
    """Make a table of the rows, which has filters and can be named in formulas; one without rows is not allowed, and has the filters only."""
    extent = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    if not sheet.rows:
        page.auto_filter.ref = extent
        return
    table = Table(displayName=f"cxtext_{sheet.key}", ref=extent, tableStyleInfo=_TABLE_STYLE)
    page.add_table(table)


def _link(book: Workbook, sheet: Sheet, others: Mapping[str, Sheet], words: Wording) -> None:
    """Let the cells of a column lead to the first row of another sheet with the same value."""
    if sheet.link is None:
        return
    other = others[sheet.link.sheet]
    ours, theirs = (index_of(each, sheet.link.column) for each in (sheet, other))
    places: dict[Value, int] = {}
    for number, row in enumerate(other.rows, start=2):
        places.setdefault(row[theirs], number)
    page, name = book[words(f"sheet.{sheet.key}")], words(f"sheet.{other.key}").replace("'", "''")
    for number, row in enumerate(sheet.rows, start=2):
        if row[ours] in places:
            cell = page.cell(number, ours + 1)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{get_column_letter(theirs + 1)}{places[row[ours]]}")
            cell.font = _LINK_FONT


def _head(page: Worksheet, name: str) -> Cell:
    cell = _cell(page, name, "text")
    cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
    return cell


def _cell(page: Worksheet, value: Value, form: Form) -> Cell:
    cell = Cell(page, row=1, column=1)  # appending the row gives it its place
    cell.value = plain(value) if isinstance(value, str) else value
    cell.number_format, cell.alignment = _FORMATS[form], _WRAPPED if form == "text" else _PLAIN
    if isinstance(value, str):
        # The type says text, whatever the text looks like; the prefix keeps it text when somebody edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = is_formula(str(cell.value))
    return cell


def _width(column: Column, values: list[Value], words: Wording) -> float:
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    return min(max(longest, len(words(f"header.{column.key}")) * 0.8, _NARROW), _WIDE) + 2
