"""Events of voc.event_log, with the names that process-mining tools know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from itertools import groupby

import duckdb

from cxtext.errors import UnknownId, WarehouseError
from cxtext.plaintext import plain

Value = str | int | float | datetime

CASE = "case:"
"""Prefix of what is said of the whole journey, as pm4py writes it in tables."""
CASE_ID = f"{CASE}concept:name"
# Columns of voc.event_log with a name of their own in the extensions of XES (concept, time, org); the others keep theirs.
STANDARD = {"case_id": CASE_ID, "activity": "concept:name", "timestamp": "time:timestamp", "resource": "org:resource", "queue": "org:group"}
LIST_MARK = "|"
"""Between the codes of a list, which a cell cannot hold."""

_EVENTS = (files("cxtext.eventlog") / "sql" / "events.sql").read_text("utf-8")
_ROWS = 10_000  # rows in memory at a time


@dataclass(frozen=True, slots=True)
class Event:
    """One event: name → value in the order of the columns; what has no value is left out."""

    values: Mapping[str, Value]

    @property
    def case_id(self) -> str:
        """The journey."""
        return str(self.values[CASE_ID])


def names(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Return the names of all values that events can have, in their order.

    Raises:
        WarehouseError: the warehouse was made by a version without journeys.
    """
    try:
        columns = [row[0] for row in con.execute("DESCRIBE voc.event_log").fetchall()]
    except duckdb.CatalogException as error:
        raise WarehouseError("the warehouse has no journeys yet", where="voc.event_log", fix="run `cxtext run`, which brings it up to date") from error
    return tuple(_name(column) for column in columns if column != "week")


def events(con: duckdb.DuckDBPyConnection, *, since: date | None = None, until: date | None = None) -> Iterator[Event]:
    """Yield the events of journeys, journey by journey in the order in which they happened.

    Args:
        con: a connection that is used for nothing else meanwhile.
        since: Monday of the first week in which they began; None for the first there is.
        until: Monday of the last.

    Raises:
        UnknownId: the period ends before it starts.
    """
    if since and until and until < since:
        raise UnknownId("the period ends before it starts", where="--until", fix="give a week that is not before --since")
    known = names(con)
    result = con.execute(_EVENTS, {"since": since, "until": until})
    while rows := result.fetchmany(_ROWS):
        yield from (Event({name: _value(value) for name, value in zip(known, row, strict=True) if value is not None}) for row in rows)


def cases(found: Iterator[Event]) -> Iterator[tuple[str, Iterator[Event]]]:
    """Group events that stand journey by journey."""
    return groupby(found, key=lambda event: event.case_id)


def _name(column: str) -> str:
    return STANDARD.get(column) or (CASE + column.removeprefix("case_") if column.startswith("case_") else column)


def _value(value: Value | list[str]) -> Value:
    if isinstance(value, list):
        return LIST_MARK.join(value)
    return plain(value) if isinstance(value, str) else value
