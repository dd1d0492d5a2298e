"""The report of a week, from the published copy."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from cxtext import report, store
from cxtext.errors import UnknownId
from cxtext.night.settings import Settings

_ISO_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def write_report(settings: Settings, week: str | None = None) -> list[Path]:
    """Write page, workbook and CSV of a week under exports/<week>/.

    Args:
        settings: where things lie.
        week: ISO week such as "2026-W46"; None takes the last one that is over, or the newest there is.

    Returns:
        The files written.

    Raises:
        UnknownId: the week is no ISO week.
        WarehouseError: nothing is published yet.
    """
    with store.reader(settings.home.published) as con:
        today = datetime.now(settings.config.zone).date()
        monday = monday_of(week, where="--week") if week else report.last_week(con, today) or today - timedelta(days=today.weekday())
        found = report.weekly(con, monday, settings.config.report)
    return report.write(found, settings.home.exports)


def monday_of(week: str, *, where: str) -> date:
    """Return the Monday of an ISO week such as "2026-W46".

    Args:
        week: as a person wrote it.
        where: the option that it was given to.

    Raises:
        UnknownId: it is no ISO week.
    """
    match = _ISO_WEEK.fullmatch(week)
    try:
        if match:
            return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        pass
    raise UnknownId(f"{week!r} is no ISO week", where=where, fix="write year and week as in 2026-W46")
