"""The rows of a workbook or CSV that a person filled in."""

import csv
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cxtext.errors import UnreadableFile

Cells = Mapping[str, Any]
_BROKEN = (zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, EOFError, SyntaxError, csv.Error)
_NEEDED = {
    "turns": {"contact_id", "seq", "text_sha256", "checked", "sentiment", "emotion_1", "intensity", "pain_point_1", "severity_1", "wish", "effort_signal_1"},
    "contacts": {"contact_id", "text_sha256", "checked", "contact_reason", "outcome", "trigger", "life_event", "phase", "churn", "effort"},
}


def read_rows(path: Path) -> Iterator[tuple[str, int, Cells]]:
    """Yield sheet, number of the row, and its cells by column, of the sheets that have the columns of turns or contacts.

    Raises:
        UnreadableFile: the file is missing or damaged, or has no such sheet.
    """
    n_sheets = 0
    for sheet in _sheets(path):
        columns = [str(cell or "").strip().casefold() for cell in sheet[0]] if sheet else []
        name = next((name for name, needed in _NEEDED.items() if needed <= set(columns)), None)
        if name is not None:
            n_sheets += 1
            yield from ((name, number, dict(zip(columns, row, strict=False))) for number, row in enumerate(sheet[1:], start=2))
    if not n_sheets:
        raise UnreadableFile(
            "no sheet has all columns of turns, or all of contacts",
            where=str(path),
            fix="give a file that `cxtext label export` wrote, with its columns as they were",
        )


def _sheets(path: Path) -> list[list[tuple[Any, ...]]]:
    try:
        return _workbook(path) if zipfile.is_zipfile(path) else [_csv(path)]
    except FileNotFoundError as error:
        raise UnreadableFile("there is no such file", where=str(path), fix="give the workbook, or one of its CSV files") from error
    except _BROKEN as error:
        raise UnreadableFile(
            f"the file is no workbook or CSV, or damaged ({type(error).__name__})", where=str(path), fix="save it again as .xlsx or .csv"
        ) from error


def _workbook(path: Path) -> list[list[tuple[Any, ...]]]:
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    finally:
        book.close()


def _csv(path: Path) -> list[tuple[Any, ...]]:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")  # only ids and codes are read, and those survive every encoding of Excel's
    head = text.partition("\n")[0]
    return [tuple(row) for row in csv.reader(text.splitlines(keepends=True), delimiter=max(",;\t", key=head.count), strict=True)]
