"""Loading finished batches, a transaction a batch."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.catalogue import contact_tables
from cxtext.store.checks import BASE_TABLES, findings, refuse, scope
from cxtext.store.corrections import apply_corrections
from cxtext.store.definitions import statement
from cxtext.store.gone import drop_gone
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCount:
    """What became of the contacts of a batch.

    Attributes:
        contacts: contacts loaded, the replaced ones included.
        replaced: contacts of which an earlier version was stored.
        duplicate: rows of the batch that a later row of the batch replaces.
        older: contacts left out because a later file holds a newer version.
        forgotten: contacts left out because the person asked to be forgotten.
        turns: turns loaded.
        tags: tags loaded.
        skipped: the very same batch was loaded before, nothing was done.
    """

    contacts: int = 0
    replaced: int = 0
    duplicate: int = 0
    older: int = 0
    forgotten: int = 0
    turns: int = 0
    tags: int = 0
    skipped: bool = False


def load_batch(con: duckdb.DuckDBPyConnection, folder: Path, *, run_id: str) -> LoadCount:
    """Put a tagged batch into the warehouse, or nothing of it.

    A contact that is stored already is replaced with everything derived from it, unless its stored version comes from a later file. What persons said of
    a turn or contact holds on while its text is the same. With the last batch of a file, the contacts go that an earlier reading of the file gave and this
    one does not.

    Args:
        con: a writer.
        folder: batch folder, tagged: seven base tables, and origins.parquet that says of each contact which file it comes from; record_files has
            recorded those.
        run_id: the run that loads.

    Raises:
        WarehouseError: a Parquet file is missing or unreadable, a file is not recorded, or a check failed.
    """
    digest = _digest(folder)
    try:
        con.execute("CREATE OR REPLACE TEMP TABLE staged_origins AS FROM read_parquet($path)", {"path": str(folder / "origins.parquet")})
        if _is_loaded(con, digest=digest):
            return LoadCount(skipped=True)
        with transaction(con):
            _stage(con, folder, run_id=run_id)
            refuse(findings(con, [f"main.{name}" for name in BASE_TABLES]), doing=f"loading batch {folder.name}")
            _replace(con)
            apply_corrections(con, "SELECT contact_id FROM staged_contacts WHERE fate = 'load'")
            _record(con, run_id=run_id, digest=digest)
            drop_gone(con, "SELECT DISTINCT file_id FROM staged_origins")
            count = _count(con)
    except duckdb.Error as error:
        raise WarehouseError(
            f"the batch cannot be loaded ({type(error).__name__})",
            where=str(folder),
            fix="make room if disk or memory are full; else delete the folder; then run again: it goes on where it stopped",
        ) from error
    _log.debug("batch %s of %s: %d contacts, %d replaced", folder.name, folder.parent.name, count.contacts, count.replaced)
    return count


def _digest(folder: Path) -> str:
    paths = [folder / f"{name}.parquet" for name in (*BASE_TABLES, "origins")]
    missing = [path.name for path in paths if not path.exists()]
    if missing:
        raise WarehouseError(f"the batch lacks {', '.join(missing)}", where=str(folder), fix="tag the batch before it is loaded")
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _is_loaded(con: duckdb.DuckDBPyConnection, *, digest: str) -> bool:
    row = first_row(con, statement("ops.batches", "loaded.sql"), {"digest": digest})
    return bool(row and row[0])


def _stage(con: duckdb.DuckDBPyConnection, folder: Path, *, run_id: str) -> None:
    for name in BASE_TABLES:
        values = {"path": str(folder / f"{name}.parquet")}
        if name == "contacts":
            values |= {"run_id": run_id}
        con.execute(f"CREATE OR REPLACE TEMP TABLE staged_{name} AS {statement(f'main.{name}', 'stage.sql')}", values)
    scope(con, {name: f"FROM staged_{name}" for name in BASE_TABLES} | {"contacts": "FROM staged_contacts WHERE fate = 'load'"})


def _replace(con: duckdb.DuckDBPyConnection) -> None:
    (replaced,) = _row(con, "SELECT count(*) FROM staged_contacts WHERE fate = 'load' AND is_stored")
    if replaced:
        for table in contact_tables(con):
            con.execute(f"DELETE FROM {table} WHERE contact_id IN (SELECT contact_id FROM staged_contacts WHERE fate = 'load' AND is_stored)")
    con.execute("INSERT INTO main.contacts BY NAME SELECT * EXCLUDE (n_versions, is_stored, fate) FROM staged_contacts WHERE fate = 'load'")
    for name in BASE_TABLES[1:]:
        con.execute(f"INSERT INTO main.{name} BY NAME FROM staged_{name}")


def _record(con: duckdb.DuckDBPyConnection, *, run_id: str, digest: str) -> None:
    con.execute(statement("ops.batches", "record.sql"), {"digest": digest, "run_id": run_id})
    con.execute(statement("ops.batches", "last_contact.sql"))


def _count(con: duckdb.DuckDBPyConnection) -> LoadCount:
    fates = dict(con.execute("SELECT fate, count(*) FROM staged_contacts GROUP BY fate").fetchall())
    (replaced,) = _row(con, "SELECT count(*) FROM staged_contacts WHERE fate = 'load' AND is_stored")
    turns, tags = _row(con, "SELECT (SELECT count(*) FROM staged_turns), (SELECT count(*) FROM staged_tags)")
    return LoadCount(
        contacts=fates.get("load", 0),
        replaced=replaced,
        duplicate=fates.get("duplicate", 0),
        older=fates.get("older", 0),
        forgotten=fates.get("forgotten", 0),
        turns=turns,
        tags=tags,
    )


def _row(con: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    row = first_row(con, query)
    return row if row else ()
