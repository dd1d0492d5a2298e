"""The event log of journeys, from the published copy."""

from collections.abc import Sequence
from pathlib import Path

from cxtext import eventlog, store
from cxtext.night.settings import Settings
from cxtext.period import ReportPeriod


def export_log(
    settings: Settings, *, formats: Sequence[eventlog.Format] = ("csv", "xes"), since: str | None = None, until: str | None = None, out: Path | None = None
) -> list[Path]:
    """Write the event log for process mining.

    Args:
        settings: where things lie.
        formats: which files.
        since: ISO week such as "2026-W40" in which the first journeys began; None for the first there is.
        until: ISO week of the last.
        out: folder; None for exports/event-log.

    Returns:
        The files written.

    Raises:
        UnknownId: a week is no ISO week, or the period ends before it starts.
        WarehouseError: nothing is published yet, or by a version without journeys.
    """
    first, last = (ReportPeriod.named(week, "week", where=name).first if week else None for week, name in ((since, "--since"), (until, "--until")))
    with store.reader(settings.home.published) as con:
        return eventlog.write(con, out or settings.home.event_log, formats=formats, since=first, until=last)
