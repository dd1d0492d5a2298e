"""The event log as CSV: one row an event, for every tool that reads tables."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cxtext.eventlog.events import Event, Value
from cxtext.plaintext import no_formula


def write_csv(found: Iterable[Event], path: Path, *, names: Sequence[str]) -> int:
    """Write events as CSV: commas, UTF-8, times in ISO 8601 and UTC, an empty cell where there is no value.

    Args:
        found: the events, in order.
        path: the file.
        names: the columns.

    Returns:
        The number of events.
    """
    n_events = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(names)
        for event in found:
            out.writerow([_cell(event.values.get(name)) for name in names])
            n_events += 1
    return n_events


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return no_formula(value) if isinstance(value, str) else str(value)
