"""Parts of contacts that lie apart in the input, joined on disk: memory stays bounded whatever the file's size."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

_SCHEMA = """
create table part (n integer primary key, contact text not null, payload text not null);
create table first_part (contact text primary key, n integer not null) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Group:
    """The parts of one contact, in the order of the input.

    Attributes:
        parts: (number of the part in the input from 0, its record).
        oversize: the parts together exceeded the limit, and only the first of them are here.
    """

    contact: str
    parts: tuple[tuple[int, dict[str, Any]], ...]
    oversize: bool


class Spill:
    """A temporary store on disk of parts by contact; sqlite deletes it when it is closed."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self._con = con
        self._n = 0

    def add(self, contact: str, part: dict[str, Any]) -> None:
        """Keep one part of a contact; dates become ISO texts."""
        self._con.execute("insert into part values (?, ?, ?)", (self._n, contact, json.dumps(part, default=str)))
        self._n += 1

    def regroup(self, contacts: Iterable[tuple[int, str]]) -> None:
        """Give parts another contact: pairs of part number and contact."""
        self._con.executemany("update part set contact = ? where n = ?", ((contact, n) for n, contact in contacts))

    def groups(self, *, max_chars: int) -> Iterator[Group]:
        """Yield the contacts in the order of their first parts, each with all its parts."""
        self._con.execute("insert into first_part select contact, min(n) from part group by contact")
        rows = self._con.execute("select f.n, p.contact, p.n, p.payload from part p join first_part f using (contact) order by f.n, p.n")
        group: list[tuple[int, dict[str, Any]]] = []
        contact, size = "", 0
        for _, key, n, payload in rows:
            if group and key != contact:
                yield Group(contact, tuple(group), size > max_chars)
                group, size = [], 0
            contact, size = key, size + len(payload)
            if size <= max_chars or not group:
                group.append((n, json.loads(payload)))
        if group:
            yield Group(contact, tuple(group), size > max_chars)


@contextmanager
def spill() -> Iterator[Spill]:
    """Open a spill for the time of a `with` block."""
    # An empty name is sqlite's temporary database: in memory while small, on disk when it grows.
    with closing(sqlite3.connect("")) as con:
        con.executescript("pragma journal_mode = off; pragma synchronous = off;" + _SCHEMA)
        yield Spill(con)
