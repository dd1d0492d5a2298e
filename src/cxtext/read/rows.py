"""Tables with one row a turn: rows joined by contact id, wherever they stand, with bounded memory.

An item is a contact; a row that names no contact, or is broken, is an item too.
"""

from collections.abc import Iterable, Iterator

from cxtext.contact import Rejected
from cxtext.read.draft import Outcome
from cxtext.read.fields import Record, string
from cxtext.read.formats.open_record import convert, from_rows
from cxtext.read.guard import Where, guarded
from cxtext.read.jsonitems import oversize
from cxtext.read.members import Member
from cxtext.read.rules import Source
from cxtext.read.spill import Spill, spill

NumberedRow = tuple[int, Record | None]


def joined(rows: Iterable[NumberedRow], member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contacts of a table in the order of their first rows.

    Args:
        rows: (row number in the sheet, cells by column name), None for a row with other cells than the header.
        member: the table's file.
        source: the config that concerns it.
    """
    with spill() as store:
        for n, row in rows:
            refused = _kept(store, n, row)
            if refused is not None:
                yield Rejected(member.item(refused.item), refused.reason, refused.detail, refused.fix)
        for group in store.groups(max_chars=source.max_chars):
            first_row = group.parts[0][1]["row"]
            place = member.item(f"contact at row {first_row}")
            if group.oversize:
                yield oversize(place, source)
            else:
                record = from_rows([part["cells"] for _, part in group.parts])
                yield from guarded(convert, record, Where(member.name, place, source))


def _kept(store: Spill, n: int, row: Record | None) -> Rejected | None:
    if row is None:
        return Rejected(
            f"row {n}", "broken_row", "the row has more cells than the header, or its quotes do not close", "quote texts that hold the delimiter or quotes"
        )
    contact = string(row.get("contact_id"))
    if contact is None:
        return (
            None
            if not any(string(cell) for cell in row.values())
            else Rejected(f"row {n}", "missing_id", "the row has no contact_id", "fill contact_id in every row")
        )
    store.add(contact, {"row": n, "cells": row})
    return None
