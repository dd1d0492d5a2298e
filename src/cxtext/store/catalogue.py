"""What the catalogue of a warehouse says about its tables."""

import duckdb

from cxtext.store.definitions import statement


def personal_tables(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Return the tables that hold something of a person, each with those of customer_key and contact_id that it has."""
    rows = con.execute(statement("catalogue", "personal_tables.sql")).fetchall()
    return {name: tuple(columns) for name, columns in rows}


def contact_tables(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Return the tables of main that hold something of a single contact: they are replaced together with it."""
    return tuple(name for name, columns in personal_tables(con).items() if name.startswith("main.") and "contact_id" in columns)
