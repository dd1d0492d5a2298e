"""The files of an event log, each whole or not at all."""

import logging
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb

from cxtext.eventlog.events import events, names
from cxtext.eventlog.table import write_csv
from cxtext.eventlog.xes import write_xes
from cxtext.whole import whole

_log = logging.getLogger(__name__)

Format = Literal["csv", "xes"]


def write(
    con: duckdb.DuckDBPyConnection, out: Path, *, formats: Sequence[Format] = ("csv", "xes"), since: date | None = None, until: date | None = None
) -> list[Path]:
    """Write the event log of journeys as out/cxtext-event-log.csv and .xes; earlier ones are replaced.

    Args:
        con: a connection to the published copy or the warehouse.
        out: folder; it is made when missing.
        formats: which files.
        since: Monday of the first week in which the journeys began; None for the first there is.
        until: Monday of the last.

    Returns:
        The files written.

    Raises:
        UnknownId: the period ends before it starts.
        WarehouseError: the warehouse has no journeys yet.
    """
    known = names(con)
    writers: dict[Format, Callable[[Path], int]] = {
        "csv": lambda path: write_csv(events(con, since=since, until=until), path, names=known),
        "xes": lambda path: write_xes(events(con, since=since, until=until), path),
    }
    out.mkdir(parents=True, exist_ok=True)
    return [_whole(out / f"cxtext-event-log.{name}", writers[name]) for name in formats]


def _whole(path: Path, make: Callable[[Path], int]) -> Path:
    with whole(path) as partial:
        n_events = make(partial)
    _log.info("%s written: %d events", path.name, n_events)
    return path
