"""voc.change: every label of every week beside the weeks before it, computed over arrays."""

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import numpy as np
import pyarrow as pa

from cxtext.change import DayExposures, day_exposures
from cxtext.store.calendar import public_holidays
from cxtext.store.definitions import statement
from cxtext.store.families import SCHEMA, family
from cxtext.store.journal import setting

_TABLE = "voc.change"
_WEEK = timedelta(weeks=1)


def stage_changes(con: duckdb.DuckDBPyConnection) -> None:
    """Put the rows of voc.change as they should be into the relation computed_change, for its query.

    Args:
        con: a writer; voc.label_week and voc.volume_week are up to date.
    """
    counts = con.sql(statement(_TABLE, "counts.sql")).to_arrow_table()
    weeks_back, least = int(setting(con, "weeks_back") or 8), int(setting(con, "min_customers") or 5)
    parts = []
    if counts.num_rows:
        mondays = _mondays(counts)
        days = _days(con, mondays, weeks_back=weeks_back)
        parts = [family(rows, mondays, days, weeks_back=weeks_back, min_customers=least) for rows in _families(counts)]
    con.register("computed_change", pa.concat_tables(parts) if parts else SCHEMA.empty_table())


def _mondays(counts: pa.Table) -> list[date]:
    weeks = counts["week"].to_pylist()
    first, last = min(weeks), max(weeks)
    return [first + n * _WEEK for n in range((last - first) // _WEEK + 1)]


def _families(counts: pa.Table) -> Iterator[pa.Table]:
    """Yield the labels of each kind: they are tested together."""
    kinds = np.array(counts["kind"].to_pylist())
    for kind in np.unique(kinds):
        yield counts.filter(pa.array(kinds == kind))


def _days(con: duckdb.DuckDBPyConnection, mondays: list[date], *, weeks_back: int) -> DayExposures:
    """Return how much of each week was open and known."""
    rows = [(source, (day - mondays[0]).days, n) for source, day, n in con.execute(statement(_TABLE, "days.sql")).fetchall()]
    # Where only some weeks are rebuilt, contacts may lie outside them.
    rows = [row for row in rows if 0 <= row[1] < 7 * len(mondays)]
    sources = {source: place for place, source in enumerate(sorted({source for source, _, _ in rows}))}
    contacts = np.zeros((len(sources), 7 * len(mondays)))
    for source, day, n in rows:
        contacts[sources[source], day] = n
    holiday = public_holidays(mondays[0], mondays[-1] + timedelta(days=6), country=setting(con, "weeks.holidays") or "")
    last = max((day for _, day, _ in rows), default=-1)
    return day_exposures(contacts, is_holiday=np.array(holiday), n_known_days=last + 1, weeks_back=weeks_back)
