"""Sidecar files: a CSV with further fields of contacts (scores, queue, customer id ...), joined by contact id."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from cxtext.errors import ConfigError
from cxtext.read.decode import text_stream
from cxtext.read.tables import column_name, delimiter_of

_KEY = "contact_id"


class Sidecar:
    """The rows of one sidecar by contact id, kept on disk."""

    def __init__(self, path: Path) -> None:
        self._con = sqlite3.connect("", check_same_thread=False)
        self._con.execute("create table entry (contact text primary key, fields text not null) without rowid")
        self._con.executemany("insert or replace into entry values (?, ?)", _entries(path))

    def fields(self, contact: str) -> dict[str, str]:
        """Return the filled columns of a contact's row (the last one, should it have several); empty when it has none."""
        found = self._con.execute("select fields from entry where contact = ?", (contact,)).fetchone()
        return dict(json.loads(found[0])) if found else {}


def open_sidecar(path: Path) -> Sidecar:
    """Return the sidecar, read anew only when the file has changed.

    Raises:
        ConfigError: the file is missing or has no column contact_id.
    """
    if not path.is_file():
        raise ConfigError("the sidecar does not exist", where=str(path), fix="put the file there, or take `sidecar` out of its [[inbox.sources]]")
    stat = path.stat()
    return _opened(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _opened(path: Path, _changed_ns: int, _size: int) -> Sidecar:
    return Sidecar(path)


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as raw, text_stream(io.BufferedReader(raw), newline="") as stream:
        header_line = stream.readline()
        delimiter = delimiter_of(header_line)
        columns = [column_name(cell) for cell in next(csv.reader([header_line], delimiter=delimiter), [])]
        if _KEY not in columns:
            raise ConfigError("the sidecar has no column contact_id", where=str(path), fix="name the column with the contact's id contact_id")
        for row in csv.reader(stream, delimiter=delimiter):
            cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False) if cell.strip()}
            if _KEY in cells:
                yield cells.pop(_KEY), json.dumps(cells)
