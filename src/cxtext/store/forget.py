"""Forgetting a person: out of every table, out of the free space of the file, and never loaded again."""

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.catalogue import personal_tables
from cxtext.store.connect import writer
from cxtext.store.definitions import statement
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction

_log = logging.getLogger(__name__)
_TOMBSTONES = "ops.forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetCount:
    """What was removed of a person.

    Attributes:
        contact_ids: contacts removed.
        file_ids: files those contacts came from.
        paths: where those files lie in the inbox, names in the paths masked.
        weeks: Mondays of the weeks of those contacts.
        months: first days of their months.
        rows: table → rows removed, tables without any left out.
    """

    contact_ids: tuple[str, ...]
    file_ids: tuple[str, ...]
    paths: tuple[str, ...]
    weeks: tuple[date, ...]
    months: tuple[date, ...]
    rows: dict[str, int]


def forget(con: duckdb.DuckDBPyConnection, customer_key: str) -> ForgetCount:
    """Remove a person from every table, and remember never to load them again.

    Which tables hold something of a person follows from the catalogue: those with a customer_key or a contact_id.
    Afterwards `rebuild` takes the person out of the weekly figures, `compact` out of the free space of the database file, and `publish` out of the
    published copy.

    Args:
        con: a writer.
        customer_key: keyed pseudonym of the customer.
    """
    with transaction(con):
        con.execute(f"INSERT INTO {_TOMBSTONES} VALUES ($key, now()) ON CONFLICT DO NOTHING", {"key": customer_key})
        con.execute(statement("forget", "going.sql"), {"key": customer_key})
        going = con.execute("SELECT contact_id, file_id, path, week, month FROM going ORDER BY contact_id").fetchall()
        con.execute(statement("ops.rejected", "forget.sql"))
        rows = {table: _delete(con, table, columns, customer_key) for table, columns in personal_tables(con).items() if table != _TOMBSTONES}
    _log.info("%d contacts of one person removed", len(going))
    return ForgetCount(
        contact_ids=tuple(contact_id for contact_id, *_ in going),
        file_ids=tuple(sorted({file_id for _, file_id, *_ in going})),
        paths=tuple(sorted({path for _, _, path, *_ in going if path})),
        weeks=tuple(sorted({week for *_, week, _ in going})),
        months=tuple(sorted({month for *_, month in going})),
        rows={table: n_rows for table, n_rows in rows.items() if n_rows},
    )


def _delete(con: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...], customer_key: str) -> int:
    conditions = {"customer_key": "customer_key = $key", "contact_id": "contact_id IN (SELECT contact_id FROM going)"}
    values = {"key": customer_key} if "customer_key" in columns else {}
    row = first_row(con, f"DELETE FROM {table} WHERE {' OR '.join(conditions[column] for column in columns)}", values)
    return row[0] if row else 0


def compact(path: Path) -> None:
    """Write a warehouse anew without its free space, where deleted rows can still be read with other tools.

    Raises:
        WarehouseError: another process has the warehouse open, or the disk is full.
    """
    fresh = path.with_name(f".{path.name}.compact")
    fresh.unlink(missing_ok=True)
    try:
        with writer(path) as con:
            con.execute(f"ATTACH '{str(fresh).replace(chr(39), chr(39) * 2)}' AS fresh (STORAGE_VERSION 'v1.3.0')")
            con.execute(f'COPY FROM DATABASE "{path.stem}" TO fresh')
            con.execute("DETACH fresh")
        fresh.replace(path)
    except duckdb.Error as error:
        raise WarehouseError(
            f"the warehouse cannot be written anew ({type(error).__name__})", where=str(path), fix="make room on the disk and run it again"
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
