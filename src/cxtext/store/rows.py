"""Reading a single row."""

from collections.abc import Mapping
from typing import Any

import duckdb


def first_row(con: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, object] | None = None) -> tuple[Any, ...] | None:
    """Return the first row of a query, None where it has none.

    The result is read to its end: while one is open, DuckDB refuses to run a relation on the same connection.
    """
    rows = con.execute(query, dict(values or {})).fetchall()
    return rows[0] if rows else None
