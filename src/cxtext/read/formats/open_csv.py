"""The open format as CSV, one row a turn, cut by comma, semicolon, tab or bar."""

import csv
import io
from collections.abc import Iterator

from cxtext.read.decode import text_stream
from cxtext.read.draft import Outcome
from cxtext.read.fields import Record
from cxtext.read.head import Head
from cxtext.read.members import Member
from cxtext.read.rows import NumberedRow, joined
from cxtext.read.rules import Source
from cxtext.read.tables import column_name, delimiter_of

NAME = "csv"
_EXCEL_HINT = "sep="


def matches(head: Head) -> bool:
    """Recognise a first line with the columns contact_id and text (or their known aliases)."""
    return {"contact_id", "text"} <= set(_columns(_header(io.StringIO(head.text))))


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contacts of the table."""
    with member.open() as raw, text_stream(raw, newline="") as stream:
        yield from joined(_rows(stream, source), member, source)


def _header(stream: io.TextIOBase) -> str:
    """Return the header line; a first line "sep=;", which Excel writes and reads, is passed over."""
    line = stream.readline().lstrip("\ufeff")
    return stream.readline() if line.casefold().startswith(_EXCEL_HINT) else line


def _columns(header: str) -> list[str]:
    cells = next(csv.reader([header.rstrip("\r\n")], delimiter=delimiter_of(header)), [])
    return [column_name(cell) for cell in cells]


def _rows(stream: io.TextIOBase, source: Source) -> Iterator[NumberedRow]:
    csv.field_size_limit(source.max_chars)
    header = _header(stream)
    columns = _columns(header)
    # Strict, because a quote that never closes would swallow the rows behind it without a word.
    reader = csv.reader(stream, delimiter=delimiter_of(header), strict=True)
    n = 1
    while True:
        n += 1
        try:
            cells = next(reader, None)
        except csv.Error:
            yield n, None
            continue
        if cells is None:
            return
        yield n, _row(columns, cells)


def _row(columns: list[str], cells: list[str]) -> Record | None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        return None
    return {name: cell for name, cell in zip(columns, cells, strict=False) if name}
