"""What the warehouse knows about its own work: files, rejected items, runs."""

import json
from collections.abc import Mapping
from typing import Literal

import duckdb
import pyarrow as pa

from cxtext.store.definitions import statement
from cxtext.store.gone import drop_gone
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction

Kind = Literal["nightly", "fit", "rename", "backfill", "forget", "label", "evaluate", "deliver"]


def record_files(con: duckdb.DuckDBPyConnection, files: pa.Table, *, rejected: pa.Table, unmapped: pa.Table, run_id: str) -> None:
    """Record files of the inbox, before their batches are loaded: all of them or none.

    A file that is recorded again keeps its place in the order of files. Loaded whole before, or cut into another number of batches now, it is loaded
    anew, and contacts that the new reading lacks go. Its rejected items and unmapped speakers take the place of those recorded before.

    Args:
        con: a writer.
        files: cxtext.tables.FILES, in the order in which their contacts replace each other; items = kept + rejected items of the file.
        rejected: cxtext.tables.FILE_REJECTED.
        unmapped: cxtext.tables.UNMAPPED_SPEAKERS.
        run_id: the run that reads them.
    """
    placed = files.append_column("place", pa.array(range(1, len(files) + 1), pa.int64()))
    given = {"given_files": placed, "given_rejected": rejected, "given_unmapped": unmapped}
    for name, table in given.items():
        con.register(name, table)
    try:
        with transaction(con):
            con.execute(statement("ops.batches", "outdated.sql"))
            con.execute(statement("ops.files", "record.sql"), {"run_id": run_id})
            for target, source in (("ops.rejected", "given_rejected"), ("ops.unmapped_speakers", "given_unmapped")):
                con.execute(f"DELETE FROM {target} WHERE file_id IN (SELECT file_id FROM given_files)")
                con.execute(f"INSERT INTO {target} BY NAME FROM {source}")
            drop_gone(con, "SELECT file_id FROM given_files")
    finally:
        for name in given:
            con.unregister(name)


def known_files(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Return the ids of the files of which every batch is loaded: a night has nothing left to do for them."""
    return frozenset(file_id for (file_id,) in con.execute(statement("ops.files", "known.sql")).fetchall())


def is_cut_short(con: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether a run since the last whole night or fit did not finish: what it loaded may lack topics or a place in the published copy."""
    row = first_row(con, statement("ops.runs", "cut_short.sql"))
    return bool(row and row[0])


def setting(con: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """Return a setting of the warehouse; None where it has none of this name."""
    row = first_row(con, "SELECT value FROM ops.settings WHERE name = $name", {"name": name})
    return row[0] if row else None


def remember(con: duckdb.DuckDBPyConnection, name: str, value: str) -> None:
    """Store a setting of the warehouse."""
    con.execute("INSERT OR REPLACE INTO ops.settings VALUES ($name, $value)", {"name": name, "value": value})


def last_done(con: duckdb.DuckDBPyConnection) -> str | None:
    """Return the last run that was done: a published copy without it is behind."""
    row = first_row(con, "SELECT max(run_id) FROM ops.runs WHERE status = 'done'")
    return row[0] if row else None


def run_ids(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Return every run of this warehouse, however it ended."""
    return frozenset(run_id for (run_id,) in con.execute("SELECT run_id FROM ops.runs").fetchall())


def start_run(con: duckdb.DuckDBPyConnection, run_id: str, *, kind: Kind, versions: Mapping[str, str], config_sha256: str) -> None:
    """Record that a run starts. Runs that never finished were killed: only one writes at a time."""
    values = {"run_id": run_id, "kind": kind, "versions": json.dumps(dict(versions), sort_keys=True), "config": config_sha256}
    with transaction(con):
        con.execute("UPDATE ops.runs SET status = 'killed' WHERE status = 'running' AND run_id <> $run_id", {"run_id": run_id})
        con.execute(statement("ops.runs", "start.sql"), values)


def finish_run(con: duckdb.DuckDBPyConnection, run_id: str, *, status: Literal["done", "failed"], counts: Mapping[str, int | float]) -> None:
    """Record how a run ended and what it counted."""
    con.execute(
        "UPDATE ops.runs SET finished_at = now(), status = $status, counts = $counts WHERE run_id = $run_id",
        {"run_id": run_id, "status": status, "counts": json.dumps(dict(counts), sort_keys=True)},
    )


def unmapped_speakers(con: duckdb.DuckDBPyConnection) -> tuple[tuple[str, int, str], ...]:
    """Return the speaker labels that nothing maps to a role: label, number of turns, line of the config that maps it; the most turns first."""
    query = "SELECT speaker, sum(turns)::BIGINT, any_value(fix) FROM ops.unmapped_speakers GROUP BY speaker ORDER BY 2 DESC, 1"
    return tuple(con.execute(query).fetchall())
