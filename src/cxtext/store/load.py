"""Loading finished batches, a transaction a batch."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.catalogue import contact_tables
from cxtext.store.checks import BASE_TABLES, findings, refuse, scope
from cxtext.store.definitions import statement
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


def load_batch(con: duckdb.DuckDBPyConnection, folder: Path, *, file_id: str, run_id: str) -> LoadCount:
    """Put a tagged batch into the warehouse, or nothing of it.

    A contact that is stored already is replaced with everything derived from it, unless its stored version comes from a later file.

    Args:
        con: a writer.
        folder: batch folder with the six Parquet files of cxtext.tables; its name is the batch's name.
        file_id: file the batch was cut from; record_file has recorded it.
        run_id: the run that loads.

    Raises:
        WarehouseError: a Parquet file is missing or unreadable, the file is not recorded, or a check failed.
    """
    digest = _digest(folder)
    if _is_loaded(con, folder.name, file_id=file_id, digest=digest):
        return LoadCount(skipped=True)
    try:
        with transaction(con):
            _stage(con, folder, file_id=file_id, run_id=run_id)
            refuse(findings(con, [f"main.{name}" for name in BASE_TABLES]), doing=f"loading batch {folder.name}")
            _replace(con)
            _record(con, folder.name, file_id=file_id, run_id=run_id, digest=digest)
            count = _count(con)
    except duckdb.Error as error:
        raise WarehouseError(
            f"the batch cannot be loaded ({type(error).__name__})",
            where=str(folder),
            fix="delete the folder and run again: its file is read anew",
        ) from error
    _log.info("batch %s of file %.12s: %d contacts, %d replaced", folder.name, file_id, count.contacts, count.replaced)
    return count


def _digest(folder: Path) -> str:
    paths = [folder / f"{name}.parquet" for name in BASE_TABLES]
    missing = [path.name for path in paths if not path.exists()]
    if missing:
        raise WarehouseError(f"the batch lacks {', '.join(missing)}", where=str(folder), fix="tag the batch before it is loaded")
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _is_loaded(con: duckdb.DuckDBPyConnection, batch: str, *, file_id: str, digest: str) -> bool:
    query = "SELECT count(*) FROM ops.batches WHERE file_id = $file_id AND batch = $batch AND digest = $digest"
    row = con.execute(query, {"file_id": file_id, "batch": batch, "digest": digest}).fetchone()
    return bool(row and row[0])


def _stage(con: duckdb.DuckDBPyConnection, folder: Path, *, file_id: str, run_id: str) -> None:
    for name in BASE_TABLES:
        values = {"path": str(folder / f"{name}.parquet")}
        if name == "contacts":
            values |= {"file_id": file_id, "run_id": run_id}
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


def _record(con: duckdb.DuckDBPyConnection, batch: str, *, file_id: str, run_id: str, digest: str) -> None:
    con.execute(
        "INSERT OR REPLACE INTO ops.batches SELECT $file_id, $batch, $digest, count(*), now(), $run_id FROM staged_contacts",
        {"file_id": file_id, "batch": batch, "digest": digest, "run_id": run_id},
    )
    con.execute(
        "UPDATE ops.files SET last_contact_at = greatest(last_contact_at, (SELECT max(started_at) FROM staged_contacts)) WHERE file_id = $file_id",
        {"file_id": file_id},
    )


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
    row = con.execute(query).fetchone()
    return row if row else ()
