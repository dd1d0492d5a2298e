"""The workbook: a sheet of turns, one of contacts, with drop-downs of the codes, and one that explains every column and code."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cxtext.label.sheets import CODED, NO, RANGES, YES, Table, Value, family
from cxtext.plaintext import is_formula

_WIDTHS = {"text": 70, "before": 35, "why": 24, "remark": 30, "english": 90, "dutch": 70, "contact_id": 12, "seq": 6}
_WIDTH = 15
_NOT_SHOWN = "text_sha256"
_TO_FILL = (*CODED, *RANGES, "wish", "checked", "remark")
_HEAD_FONT, _HEAD_FILL = Font(bold=True), PatternFill("solid", fgColor="F3F0E8")
_FILL = PatternFill("solid", fgColor="FFFBE6")  # the cells that a person may change
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_workbook(tables: Sequence[Table], explained: Table, path: Path) -> None:
    """Write the tables as XLSX: frozen heads, filters, drop-downs; no cell is a formula.

    Args:
        tables: turns and contacts.
        explained: meaning of columns and codes; the drop-downs take the codes from there.
        path: the file.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in (*tables, explained):
        page = book.create_sheet(table.name)
        _fill(page, table)
        if table is not explained:
            _validate(page, table, explained)
    book.properties.creator = "cxtext"
    book.save(path)


def _fill(page: Worksheet, table: Table) -> None:
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    for index, column in enumerate(table.columns, start=1):
        dimension = page.column_dimensions[get_column_letter(index)]
        dimension.width = _WIDTHS.get(column, _WIDTH)
        dimension.hidden = column == _NOT_SHOWN
    page.append([_head(page, column) for column in table.columns])
    for row in table.rows:
        page.append([_cell(page, value, column) for value, column in zip(row, table.columns, strict=True)])


def _head(page: Worksheet, name: str) -> Cell:
    cell = _cell(page, name, "")
    cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
    return cell


def _cell(page: Worksheet, value: Value, column: str) -> Cell:
    cell = Cell(page, row=1, column=1)  # appending the row gives it its place
    cell.value, cell.alignment = value, _WRAPPED
    if family(column) in _TO_FILL:
        cell.fill = _FILL
    if isinstance(value, str):
        # The type says text, whatever the text looks like; the prefix keeps it text when somebody edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = is_formula(value)
    return cell


def _validate(page: Worksheet, table: Table, explained: Table) -> None:
    for index, column in enumerate(table.columns, start=1):
        rule = _rule(family(column), explained)
        if rule is not None and table.rows:
            letter = get_column_letter(index)
            rule.add(f"{letter}2:{letter}{len(table.rows) + 1}")
            page.add_data_validation(rule)


def _rule(name: str, explained: Table) -> DataValidation | None:
    if name in CODED:
        rows = [number for number, row in enumerate(explained.rows, start=2) if row[0] == name]
        return _told(DataValidation(type="list", formula1=f"{explained.name}!$B${rows[0]}:$B${rows[-1]}"), "Choose a code from the list.")
    if name in ("wish", "checked"):
        return _told(DataValidation(type="list", formula1=f'"{YES},{NO}"'), f"Write {YES} or {NO}.")
    if name in RANGES:
        least, most = RANGES[name]
        return _told(DataValidation(type="whole", operator="between", formula1=str(least), formula2=str(most)), f"A whole number from {least} to {most}.")
    return None


def _told(rule: DataValidation, words: str) -> DataValidation:
    rule.allow_blank, rule.showErrorMessage = True, True
    rule.errorTitle, rule.error = "cxtext", words
    return rule
