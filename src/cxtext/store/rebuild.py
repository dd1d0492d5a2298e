"""The tables and views of voc: made from their folders, rebuilt for the weeks and months that changed."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

import duckdb

from cxtext.errors import WarehouseError
from cxtext.period import Grain, ReportPeriod
from cxtext.store.changes import stage_changes
from cxtext.store.checks import findings, refuse
from cxtext.store.definitions import Definition, definitions
from cxtext.store.emerging import stage_emerging
from cxtext.store.rows import first_row
from cxtext.store.survival import offer_survival
from cxtext.store.terms import Terms
from cxtext.store.transaction import transaction

_log = logging.getLogger(__name__)


def configure(
    con: duckdb.DuckDBPyConnection,
    *,
    time_zone: str,
    min_customers: int = 5,
    weeks_back: int = 8,
    months_back: int = 3,
    small_n: int = 30,
    sections: Mapping[str, Mapping[str, object]] | None = None,
) -> None:
    """Store the settings that the tables of voc are built with; the next rebuild follows them.

    Args:
        con: a writer.
        time_zone: IANA zone in which weeks begin, e.g. "Europe/Amsterdam".
        min_customers: cells with fewer customers are marked as suppressed and left out of voc.weekly.
        weeks_back: weeks of the median that a week is compared with.
        months_back: months of the median that a month is compared with.
        small_n: contacts under which a share is marked as resting on few.
        sections: sections of the config whose keys queries read as section.key, e.g. pain_matrix.big_share; those left out stay as they are.
    """
    settings: dict[str, object] = {
        "time_zone": time_zone,
        "min_customers": min_customers,
        "weeks_back": weeks_back,
        "months_back": months_back,
        "small_n": small_n,
    }
    for section, values in (sections or {}).items():
        settings |= {f"{section}.{key}": value for key, value in values.items()}
    _tell_changed(con, settings)
    con.execute(
        "INSERT OR REPLACE INTO ops.settings SELECT unnest($names), unnest($values)",
        {"names": list(settings), "values": [str(value) for value in settings.values()]},
    )


def _tell_changed(con: duckdb.DuckDBPyConnection, settings: Mapping[str, object]) -> None:
    """Warn of settings that the tables of a filled warehouse do not follow yet: a command with another --config would change them without a word."""
    if first_row(con, "SELECT 1 FROM main.contacts LIMIT 1") is None:
        return
    before = dict(con.execute("SELECT name, value FROM ops.settings").fetchall())
    changed = [f"{name} {before[name]} → {value}" for name, value in settings.items() if name in before and not _same(before[name], str(value))]
    if changed:
        _log.warning(
            "the tables are built with other settings than before: %s; if that is not meant, run it again with the --config of the night", ", ".join(changed)
        )


def _same(before: str, now: str) -> bool:
    """Return whether two settings say the same: 1 and 1.0 do."""
    try:
        return float(before) == float(now)
    except ValueError:
        return before == now


def rebuild(con: duckdb.DuckDBPyConnection, weeks: Iterable[date] | None = None, *, terms: Terms | None = None) -> tuple[date, ...]:
    """Bring the tables and views of voc up to date, all of them or none.

    Every figure is computed anew and compared with what is stored; only weeks that differ are written. So a late contact of an old week
    changes that week, and the weeks whose comparison looks back at it, and no other. So it is with months.

    Args:
        con: a writer.
        weeks: days of the weeks and months that may be written; None for all.
        terms: what the words of customers stand for; None leaves the terms of voc.emerging as they are.

    Returns:
        The Mondays of the weeks that were written, in order.

    Raises:
        WarehouseError: a check failed; nothing was changed.
    """
    days = None if weeks is None else tuple(weeks)
    written: dict[Grain, set[date]] = {"week": set(), "month": set()}
    offer_survival(con)
    mondays = None if days is None else _firsts(days, "week")
    # Tables whose rows are no SQL: what puts them in front of their query.
    computed = {"voc.change": partial(stage_changes, con), "voc.emerging": partial(stage_emerging, con, terms, only=mondays)}
    try:
        with transaction(con):
            changed, there = _changed(con), _there(con)
            for definition in definitions():
                if definition.name in changed:
                    _define(con, definition, instead_of=there.get(definition.name))
                if definition.name in computed:
                    computed[definition.name]()
                if definition.kind == "table":
                    written[definition.period] |= _rewrite(con, definition, days)
            con.execute(
                "INSERT OR REPLACE INTO ops.definitions SELECT unnest($names), unnest($digests)", {"names": list(changed), "digests": list(changed.values())}
            )
            refuse(findings(con, [definition.name for definition in definitions()]), doing="rebuilding the weekly tables")
    except duckdb.Error as error:
        raise WarehouseError(
            f"the weekly tables cannot be rebuilt ({type(error).__name__})", where="schema voc", fix="run `cxtext doctor`; nothing was changed"
        ) from error
    _log.info("%d weeks and %d months written", *map(len, written.values()))
    return tuple(sorted(written["week"]))


def _changed(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the digests of the definitions that are not those stored, by name."""
    stored = dict(con.execute("SELECT name, digest FROM ops.definitions").fetchall())
    return {definition.name: definition.digest for definition in definitions() if stored.get(definition.name) != definition.digest}


def _there(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return what each name of the warehouse stands for: TABLE or VIEW."""
    query = """
        SELECT schema_name || '.' || table_name, 'TABLE' FROM duckdb_tables()
        UNION ALL
        SELECT schema_name || '.' || view_name, 'VIEW' FROM duckdb_views() WHERE NOT internal
    """
    return dict(con.execute(query).fetchall())


def _define(con: duckdb.DuckDBPyConnection, definition: Definition, *, instead_of: str | None) -> None:
    if instead_of:
        con.execute(f"DROP {instead_of} {definition.name}")
    con.execute("DELETE FROM ops.week_digests WHERE name = $name", {"name": definition.name})
    con.execute(definition.schema or f"CREATE VIEW {definition.name} AS {definition.query}")
    comments = [f"COMMENT ON {definition.kind.upper()} {definition.name} IS {_quoted(definition.grain)}"]
    comments += [f'COMMENT ON COLUMN {definition.name}."{column}" IS {_quoted(meaning)}' for column, meaning in definition.columns.items()]
    con.execute("; ".join(comments))


def _rewrite(con: duckdb.DuckDBPyConnection, definition: Definition, days: Sequence[date] | None) -> set[date]:
    name, period = definition.name, definition.period
    # Made in one go: of a table that one transaction makes empty by CREATE TABLE AS and fills beyond a row group (122,880 rows) DuckDB 2.0.0 reads no row.
    con.execute(f"CREATE OR REPLACE TEMP TABLE rebuilt AS (FROM {name} LIMIT 0) UNION ALL BY NAME ({definition.query})")
    differing = f"(FROM rebuilt EXCEPT ALL FROM {name}) UNION ALL (FROM {name} EXCEPT ALL FROM rebuilt)"
    only = "" if days is None else f"WHERE list_contains($firsts, {period})"
    values = {} if days is None else {"firsts": _firsts(days, period)}
    con.execute(f"CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT {period} FROM ({differing}) {only}", values)
    con.execute(f"DELETE FROM {name} WHERE {period} IN (FROM changed)")
    con.execute(f"INSERT INTO {name} BY NAME FROM rebuilt WHERE {period} IN (FROM changed) ORDER BY ALL")
    return {first for (first,) in con.execute("FROM changed").fetchall()}


def _firsts(days: Sequence[date], period: Grain) -> list[date]:
    return sorted({ReportPeriod.around(day, period).first for day in days})


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
