"""The open format as Parquet: one row a turn, or one row a contact with a list column `turns`."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cxtext.contact import Rejected
from cxtext.read.draft import Outcome
from cxtext.read.fields import Record, parsed_object
from cxtext.read.formats.open_record import convert
from cxtext.read.guard import Where, guarded
from cxtext.read.members import Member
from cxtext.read.rows import joined
from cxtext.read.rules import Source
from cxtext.read.tables import column_name

NAME = "parquet"
MAGIC = b"PAR1"
_BATCH_ROWS = 2000


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contacts of the table, read some thousand rows at a time; damage rejects what lies behind it."""
    try:
        with member.seekable() as stream:
            yield from _contacts(pq.ParquetFile(stream), member, source)
    except (pa.ArrowException, OSError, EOFError, ValueError, OverflowError) as error:
        yield Rejected(member.item("file"), "broken_parquet", f"the table is damaged ({type(error).__name__})", "export it again")


def _contacts(table: pq.ParquetFile, member: Member, source: Source) -> Iterator[Outcome]:
    columns = {column_name(name) for name in table.schema_arrow.names}
    if "turns" in columns:
        for n, row in _rows(table):
            yield from guarded(convert, {**row, "metadata": parsed_object(row.get("metadata"))}, Where(member.name, member.item(f"row {n}"), source))
    elif {"contact_id", "text"} <= columns:
        yield from joined(_rows(table), member, source)
    else:
        yield Rejected(member.item("file"), "unknown_format", "the table has no columns contact_id and text", "name the columns as docs/formats.md lists them")


def _rows(table: pq.ParquetFile) -> Iterator[tuple[int, Record]]:
    n = 0
    for batch in table.iter_batches(batch_size=_BATCH_ROWS):
        for row in batch.to_pylist():
            n += 1
            yield n, _named(row)


def _named(row: dict[str, Any]) -> Record:
    return {column_name(name): cell for name, cell in row.items() if cell is not None}
