"""The SQL of this room: queries, and the tables that it makes for itself beside the published copy, in memory."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

import duckdb

Row = dict[str, Any]
Made = Literal["contact", "said", "mark", "found", "narrowed", "first_found", "reached", "placed"]


def rows(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> list[Row]:
    """Return the rows of a query, a dictionary each."""
    columns, found = table(con, name, **values)
    return [dict(zip(columns, row, strict=True)) for row in found]


def table(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the names of the columns of a query, and its rows."""
    found = con.execute(_text(name), values)
    return [column[0] for column in found.description or ()], found.fetchall()


def make(con: duckdb.DuckDBPyConnection, name: Made, table: Made | None = None, /, **values: object) -> None:
    """Make a table from the query of its name in place of an earlier one.

    Args:
        con: a reader of the published copy; what is made is this connection's own.
        name: the query.
        table: another name for the table.
        values: of the parameters.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table or name} AS {_text(f'made/{name}')}", values)


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make what every question needs: contacts, folded turns, and labels."""
    con.execute(_text("fold"))
    for name in ("contact", "said", "mark"):
        make(con, name)


@cache
def _text(name: str) -> str:
    return (files("cxtext.browse") / "sql" / f"{name}.sql").read_text("utf-8")
