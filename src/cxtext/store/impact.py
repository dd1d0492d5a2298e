"""What the models of contribution read from the warehouse, and where their effects go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from cxtext.store.definitions import statement
from cxtext.store.transaction import transaction

_FOLDER = "main.impact_effects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The weeks up to one week.

    Attributes:
        week: Monday of the last week.
        digest: of the contacts, labels and settings that its effects rest on.
    """

    week: date
    digest: str


def stale_periods(con: duckdb.DuckDBPyConnection, *, weeks: int, keep: int, salt: str) -> tuple[Period, ...]:
    """Forget the effects of periods that are kept no longer, and return the periods whose effects do not fit the contacts, oldest first.

    Args:
        con: a writer.
        weeks: length of a period.
        keep: the newest weeks with contacts up to which effects are kept.
        salt: what else the effects depend on.
    """
    _see_contacts(con)
    rows = con.execute(statement(_FOLDER, "periods.sql"), {"weeks": weeks, "keep": keep, "salt": salt}).fetchall()
    periods = [Period(week=week, digest=digest) for week, digest in rows]
    _drop_others(con, [period.week for period in periods])
    known = set(con.execute("SELECT week, digest FROM ops.impact_weeks").fetchall())
    return tuple(period for period in periods if (period.week, period.digest) not in known)


def impact_data(con: duckdb.DuckDBPyConnection, week: date, *, weeks: int) -> tuple[pa.Table, pa.Table]:
    """Return the tagged contacts of a period with their outcomes, and which of them carry what.

    Args:
        con: a connection that may make temporary views.
        week: Monday of the last week.
        weeks: length of the period.

    Returns:
        contacts: contact_id, customer (whole number from 0), channel, queue, week, and a column an outcome, NULL where it is not known.
        carried: place (row of contacts from 0), kind, label.
    """
    _see_contacts(con)
    values = {"week": week, "weeks": weeks}
    return con.sql(statement(_FOLDER, "contacts.sql"), params=values).to_arrow_table(), con.sql(
        statement(_FOLDER, "carried.sql"), params=values
    ).to_arrow_table()


def save_impact(con: duckdb.DuckDBPyConnection, period: Period, effects: pa.Table) -> None:
    """Put the effects of a period in the place of those it had.

    Args:
        con: a writer.
        period: the period.
        effects: cxtext.tables.IMPACT_EFFECTS.
    """
    con.register("given_effects", effects)
    try:
        with transaction(con):
            con.execute("DELETE FROM main.impact_effects WHERE week = $week", {"week": period.week})
            con.execute("INSERT INTO main.impact_effects BY NAME SELECT $week AS week, * FROM given_effects", {"week": period.week})
            con.execute("INSERT OR REPLACE INTO ops.impact_weeks VALUES ($week, $digest)", {"week": period.week, "digest": period.digest})
    finally:
        con.unregister("given_effects")


def _see_contacts(con: duckdb.DuckDBPyConnection) -> None:
    # The rule of voc.contact_outcomes, which the rebuild that follows brings up to date.
    con.execute(f"CREATE OR REPLACE TEMP VIEW impact_contacts AS {statement('voc.contact_outcomes', 'query.sql')}")


def _drop_others(con: duckdb.DuckDBPyConnection, weeks: Iterable[date]) -> None:
    with transaction(con):
        for table in ("main.impact_effects", "ops.impact_weeks"):
            con.execute(f"DELETE FROM {table} WHERE NOT list_contains($weeks::DATE[], week)", {"weeks": list(weeks)})
