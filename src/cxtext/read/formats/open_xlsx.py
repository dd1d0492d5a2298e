"""The open format as an Excel workbook, one row a turn; every sheet with the columns contact_id and text is read."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cxtext.contact import Rejected
from cxtext.read.draft import Outcome
from cxtext.read.fields import Record
from cxtext.read.members import UNREADABLE_ZIP, Member, is_workbook
from cxtext.read.rows import NumberedRow, joined
from cxtext.read.rules import Source
from cxtext.read.tables import column_name

NAME = "xlsx"
_NEEDED = {"contact_id", "text"}
_MAX_UNPACKED_RATIO = 100  # sheets shrink to a tenth or a twentieth; a bomb to far less
_FREE_BYTES = 50_000_000
_BROKEN = (*UNREADABLE_ZIP, InvalidFileException, KeyError, TypeError, SyntaxError, AttributeError, IndexError, zlib.error)


def matches_bytes(member: Member) -> bool:
    """Recognise a zip that holds a workbook."""
    with member.seekable() as stream:
        try:
            return is_workbook(zipfile.ZipFile(stream))
        except UNREADABLE_ZIP:
            return False


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contacts of the workbook's sheets; a damaged or swelling workbook is rejected as a whole."""
    with member.seekable() as stream:
        if _swells(stream):
            yield Rejected(member.item("file"), "archive_bomb", f"unpacks to more than {_MAX_UNPACKED_RATIO} times its size", "save the sheet as CSV")
            return
        try:
            yield from _sheets(stream, member, source)
        except _BROKEN as error:
            yield Rejected(member.item("file"), "broken_xlsx", f"the workbook is damaged ({type(error).__name__})", "save it again in Excel, or as CSV")


def _sheets(stream: BinaryIO, member: Member, source: Source) -> Iterator[Outcome]:
    workbook = load_workbook(stream, read_only=True, data_only=True)
    n_read = 0
    for sheet in workbook.worksheets:
        rows = sheet.iter_rows(values_only=True)
        columns = [column_name(cell) for cell in next(rows, ())]
        if set(columns) >= _NEEDED:
            n_read += 1
            yield from joined(_rows(rows, columns), member, source)
    if not n_read:
        yield Rejected(member.item("file"), "unknown_format", "no sheet has the columns contact_id and text", "name the columns as docs/formats.md lists them")


def _rows(rows: Iterable[tuple[Any, ...]], columns: list[str]) -> Iterator[NumberedRow]:
    for n, cells in enumerate(rows, start=2):
        row: Record = {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell is not None}
        yield n, row


def _swells(stream: BinaryIO) -> bool:
    with zipfile.ZipFile(stream) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
        packed = sum(info.compress_size for info in archive.infolist())
    stream.seek(0)
    return unpacked > max(_FREE_BYTES, packed * _MAX_UNPACKED_RATIO)
