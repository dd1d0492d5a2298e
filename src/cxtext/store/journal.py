"""What the warehouse knows about its own work: files, rejected items, runs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import duckdb

from cxtext.store.definitions import statement
from cxtext.store.transaction import transaction


def record_file(
    con: duckdb.DuckDBPyConnection,
    file_id: str,
    *,
    path: str,
    items: int,
    kept: int,
    n_batches: int,
    run_id: str,
    source: str | None = None,
    format: str | None = None,
    n_bytes: int | None = None,
) -> None:
    """Record a file of the inbox, before its batches are loaded.

    A file that is recorded again keeps its place in the order of files; cut into another number of batches, it is loaded anew.

    Args:
        con: a writer.
        file_id: sha256 of the file.
        path: path inside the inbox.
        items: items read; contacts kept plus items rejected.
        kept: contacts kept.
        n_batches: batches it was cut into.
        run_id: the run that reads it.
        source: source of its contacts.
        format: format it was read as.
        n_bytes: size in bytes.
    """
    values = {
        "file_id": file_id,
        "path": path,
        "source": source,
        "format": format,
        "n_bytes": n_bytes,
        "items": items,
        "kept": kept,
        "n_batches": n_batches,
        "run_id": run_id,
    }
    with transaction(con):
        con.execute(statement("ops.batches", "outdated.sql"), {"file_id": file_id, "n_batches": n_batches})
        con.execute(statement("ops.files", "record.sql"), values)


def record_rejected(con: duckdb.DuckDBPyConnection, file_id: str, path: Path) -> int:
    """Record the rejected items of a file, in place of those recorded for it before.

    Args:
        con: a writer.
        file_id: sha256 of the file.
        path: Parquet file with the columns of cxtext.tables.REJECTED.

    Returns:
        The number of rejected items.
    """
    with transaction(con):
        con.execute("DELETE FROM ops.rejected WHERE file_id = $file_id", {"file_id": file_id})
        con.execute(
            "INSERT INTO ops.rejected BY NAME SELECT $file_id AS file_id, * FROM read_parquet($path, hive_partitioning = false)",
            {"file_id": file_id, "path": str(path)},
        )
    row = con.execute("SELECT count(*) FROM ops.rejected WHERE file_id = $file_id", {"file_id": file_id}).fetchone()
    return row[0] if row else 0


def known_files(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Return the ids of the files of which every batch is loaded: a night has nothing left to do for them."""
    return frozenset(file_id for (file_id,) in con.execute(statement("ops.files", "known.sql")).fetchall())


def is_cut_short(con: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether the last run did not finish: what it loaded may not be published."""
    row = con.execute("SELECT status FROM ops.runs ORDER BY started_at DESC, run_id DESC LIMIT 1").fetchone()
    return row is not None and row[0] != "done"


def start_run(con: duckdb.DuckDBPyConnection, run_id: str, *, versions: Mapping[str, str], config_sha256: str) -> None:
    """Record that a run starts. Runs that never finished were killed: only one writes at a time."""
    with transaction(con):
        con.execute("UPDATE ops.runs SET status = 'killed' WHERE status = 'running' AND run_id <> $run_id", {"run_id": run_id})
        con.execute(
            "INSERT OR REPLACE INTO ops.runs VALUES ($run_id, now(), NULL, 'running', $versions, $config, NULL)",
            {"run_id": run_id, "versions": json.dumps(dict(versions), sort_keys=True), "config": config_sha256},
        )


def finish_run(con: duckdb.DuckDBPyConnection, run_id: str, *, status: Literal["done", "failed"], counts: Mapping[str, int | float]) -> None:
    """Record how a run ended and what it counted."""
    con.execute(
        "UPDATE ops.runs SET finished_at = now(), status = $status, counts = $counts WHERE run_id = $run_id",
        {"run_id": run_id, "status": status, "counts": json.dumps(dict(counts), sort_keys=True)},
    )
