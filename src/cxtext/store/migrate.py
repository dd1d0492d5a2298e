"""Numbered migrations: each is applied once, in order, and recorded in ops.migrations."""

import logging
from collections.abc import Iterable
from importlib.resources import files

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.definitions import definitions, statement
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction

_log = logging.getLogger(__name__)


def migrate(con: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    """Apply the migrations that this warehouse lacks, each in a transaction.

    Returns:
        The numbers applied now; empty when the warehouse was up to date.

    Raises:
        WarehouseError: the warehouse was made by a newer version of cxtext.
    """
    migrations = _migrations()
    con.execute(statement("ops.migrations", "schema.sql"))
    _refuse_newer(con, newest=max(migrations))
    missing = _missing(con, migrations)
    for number in missing:
        _apply(con, number, *migrations[number])
    return missing


def is_current(con: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether this version of cxtext made the warehouse: it lacks no migration, and its tables and views of voc are those of this version."""
    return not _missing(con, _migrations()) and {(item.name, item.digest) for item in definitions()} <= _defined(con)


def require_current(con: duckdb.DuckDBPyConnection) -> None:
    """Refuse a warehouse that an older version of cxtext made: its tables are those of that version until a night makes them anew.

    Raises:
        WarehouseError: it is not current.
    """
    if not is_current(con):
        raise WarehouseError("the warehouse was made by an older version of cxtext", where="ops.migrations", fix="run `cxtext run`, which brings it up to date")


def _missing(con: duckdb.DuckDBPyConnection, migrations: Iterable[int]) -> tuple[int, ...]:
    applied = {number for (number,) in con.execute("SELECT number FROM ops.migrations").fetchall()}
    return tuple(sorted(set(migrations) - applied))


def _defined(con: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    return set(con.execute("SELECT name, digest FROM ops.definitions").fetchall())


def _migrations() -> dict[int, tuple[str, str]]:
    folder = files("cxtext.store") / "migrations"
    scripts = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    return {int(script.name[:4]): (script.name.removesuffix(".sql"), script.read_text("utf-8")) for script in scripts}


def _refuse_newer(con: duckdb.DuckDBPyConnection, *, newest: int) -> None:
    row = first_row(con, "SELECT max(number) FROM ops.migrations")
    if row and row[0] is not None and row[0] > newest:
        raise WarehouseError(
            f"the warehouse has migration {row[0]}, this version of cxtext knows {newest}",
            where="ops.migrations",
            fix="install the version of cxtext that made the warehouse, or a newer one",
        )


def _apply(con: duckdb.DuckDBPyConnection, number: int, name: str, script: str) -> None:
    with transaction(con):
        con.execute(script)
        con.execute("INSERT INTO ops.migrations VALUES ($number, $name, now())", {"number": number, "name": name})
    _log.info("migration %s applied", name)
