"""The workbook: the report's tables for people who sort and filter."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cxtext.plaintext import is_formula, plain
from cxtext.report.records import Report
from cxtext.report.sheets import sheets
from cxtext.report.source import header_words
from cxtext.report.table import Column, Form, Sheet, Value
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
_WRAPPED, _PLAIN = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")


def write_workbook(report: Report, path: Path) -> None:
    """Write the report as XLSX: frozen heads, filters, number formats, a sheet that explains each column; no cell is a formula."""
    words = header_words(report.header)
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets(report):
        _fill(book.create_sheet(words(f"sheet.{sheet.key}")), sheet, words)
    book.properties.creator = "cxtext"
    book.properties.title = f"{words('page.title')} {report.header.name}"
    book.save(path)


def _fill(page: Worksheet, sheet: Sheet, words: Wording) -> None:
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    for index, column in enumerate(sheet.columns):
        page.column_dimensions[get_column_letter(index + 1)].width = _width(column, [row[index] for row in sheet.rows], words)
    page.append([_head(page, words(f"header.{column.key}")) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value, column.form) for column, value in zip(sheet.columns, row, strict=True)])


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
