"""Contacts that a file no longer gives: read once more with other settings, it may name them otherwise or refuse them."""

import duckdb

from cxtext.store.catalogue import contact_tables
from cxtext.store.definitions import statement


def drop_gone(con: duckdb.DuckDBPyConnection, files: str) -> None:
    """Remove the contacts that an earlier reading of files gave and the present one does not, once every batch of the file is loaded.

    Args:
        con: a writer, in a transaction.
        files: query that gives the ids of the files.
    """
    con.execute(f"CREATE OR REPLACE TEMP VIEW read_files AS {files}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE gone AS {statement('main.contacts', 'gone.sql')}")
    for table in contact_tables(con):
        con.execute(f"DELETE FROM {table} WHERE contact_id IN (FROM gone)")
