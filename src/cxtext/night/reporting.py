"""The report of a week or month, from the published copy."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from cxtext import report, store
from cxtext.errors import ConfigError
from cxtext.night.settings import Settings, today_of
from cxtext.period import Grain, ReportPeriod

if TYPE_CHECKING:
    import duckdb

log = logging.getLogger(__name__)

# Instead of a name: the newest week or month that is over.
LAST = "last"


def write_report(settings: Settings, name: str = LAST, *, grain: Grain = "week", compare: str | None = None) -> list[Path]:
    """Write the report of a week or month under exports/<its name>/.

    Args:
        settings: where things lie.
        name: ISO week such as "2026-W46" or month such as "2026-10"; "last" takes the newest that is over, or the newest there is.
        grain: whether it is a week or a month.
        compare: the week or month to compare with; None takes the one before.

    Returns:
        The files written.

    Raises:
        ConfigError: it is to be compared with itself.
        UnknownId: there is no such week or month, or no contacts of the one to compare with.
        WarehouseError: nothing is published yet.
    """
    with store.reader(settings.home.published) as con:
        period = _newest(con, settings, grain) if name == LAST else ReportPeriod.named(name, grain, where=f"--{grain}")
        against = ReportPeriod.named(compare, grain, where="--compare") if compare else None
        _check(period, against, settings)
        found = report.build(con, period, settings.config.report, against=against)
    return report.write(found, settings.home.exports)


def _check(period: ReportPeriod, against: ReportPeriod | None, settings: Settings) -> None:
    if against == period:
        raise ConfigError(f"{period.name} cannot be compared with itself", where="--compare", fix=f"name another {period.grain}")
    if period.last >= today_of(settings):
        log.warning("%s is not over: its report holds what came so far, beside whole %ss", period.name, period.grain)


def _newest(con: "duckdb.DuckDBPyConnection", settings: Settings, grain: Grain) -> ReportPeriod:
    today = today_of(settings)
    return report.newest(con, today, grain) or ReportPeriod.around(today, grain)
