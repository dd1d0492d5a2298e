"""The data dictionary, made from the comments in the warehouse."""

from itertools import groupby

import duckdb

from cxtext.store.definitions import statement

_SCHEMAS = {
    "voc": "Views and weekly tables for analysts",
    "main": "Contacts, turns and what was found in them",
    "ops": "How the house works: files, batches, runs, settings",
}


def dictionary(con: duckdb.DuckDBPyConnection) -> str:
    """Return the data dictionary of a warehouse as Markdown: every schema, table and column with its meaning."""
    parts = ["# Data dictionary", "Made from the comments in the warehouse. Times are UTC; weeks are ISO weeks, named by their Monday."]
    parts += [_schema(con, schema, title) for schema, title in _SCHEMAS.items()]
    rows = con.execute(statement("catalogue", "functions.sql")).fetchall()
    parts.append("## Functions\n\n| function | gives |\n|---|---|\n" + "\n".join(f"| `{call}` | {_cell(gives)} |" for call, gives in rows))
    return "\n\n".join(parts) + "\n"


def _schema(con: duckdb.DuckDBPyConnection, schema: str, title: str) -> str:
    rows = con.execute(statement("catalogue", "columns.sql"), {"schema": schema}).fetchall()
    tables = [_table(schema, name, comment, list(columns)) for (name, comment), columns in groupby(rows, key=lambda row: row[:2])]
    return "\n\n".join([f"## {schema}: {title}", *tables])


def _table(schema: str, name: str, comment: str | None, rows: list[tuple[str | None, ...]]) -> str:
    columns = "\n".join(f"| `{column}` | {data_type} | {_cell(meaning)} |" for _, _, column, data_type, meaning in rows)
    return f"### {schema}.{name}\n{_cell(comment)}.\n\n| column | type | meaning |\n|---|---|---|\n{columns}"


def _cell(words: str | None) -> str:
    return (words or "").replace("|", "\\|")
