"""What the published copy holds of one contact."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa

from cxtext.errors import UnknownId

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """One contact as the tables hold it.

    Attributes:
        contact: its row of main.contacts.
        turns: rows of main.turns by seq.
        scores: seq → row of main.turn_scores.
        tags: rows of main.tags.
        course: row of main.contact_scores; None where there is none.
        topics: rows of label_nl, label_en, share; the largest first.
    """

    contact: Row
    turns: pa.Table
    scores: dict[int, Row]
    tags: list[Row]
    course: Row | None
    topics: list[Row]


def stored(con: duckdb.DuckDBPyConnection, wanted: str) -> Stored:
    """Read a contact.

    Args:
        con: a reader of the published copy.
        wanted: contact_id, its beginning (six characters or more), or the source's own id; each where it stands for one contact only.

    Raises:
        UnknownId: it stands for none, or for several.
    """
    identity = _identity(con, wanted)
    (contact,) = _table(con, "contact", contact_id=identity).to_pylist()
    return Stored(
        contact=contact,
        turns=_table(con, "turns", contact_id=identity),
        scores={row["seq"]: row for row in _table(con, "turn_scores", contact_id=identity).to_pylist()},
        tags=_table(con, "tags", contact_id=identity).to_pylist(),
        course=next(iter(_table(con, "course", contact_id=identity).to_pylist()), None),
        topics=_table(con, "topics", contact_id=identity).to_pylist(),
    )


def _identity(con: duckdb.DuckDBPyConnection, wanted: str) -> str:
    found = _table(con, "known", wanted=wanted).to_pylist()
    for how in ("own", "source", "beginning"):
        fitting = [row for row in found if row["how"] == how]
        if len(fitting) > 1:
            choice = ", ".join(f"{row['contact_id']} ({row['source']})" for row in fitting)
            raise UnknownId(f"{wanted!r} stands for several contacts: {choice}", where="main.contacts", fix="give the contact_id of one of them")
        if fitting:
            return str(fitting[0]["contact_id"])
    near = [row["id"] for row in _table(con, "near", wanted=wanted).to_pylist()]
    fix = f"did you mean {' or '.join(near)}?" if near else "take an id of the column contact_id or source_contact_id of voc.contacts"
    raise UnknownId(f"there is no contact {wanted!r}", where="main.contacts of the published copy", fix=fix)


def _table(con: duckdb.DuckDBPyConnection, query: str, **values: object) -> pa.Table:
    return con.sql(_query(query), params=values).to_arrow_table()


@cache
def _query(name: str) -> str:
    return (files("cxtext.explain") / "sql" / f"{name}.sql").read_text("utf-8")
