"""How good the tags are: the figures of an evaluation in the warehouse."""

from pathlib import Path

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.definitions import statement
from cxtext.store.transaction import transaction


def load_evaluation(con: duckdb.DuckDBPyConnection, table: Path) -> int:
    """Put the figures of an evaluation into the warehouse, in the place of those that the same models had on the same data.

    Figures of other models stay: contacts that they tagged are still there.

    Args:
        con: a writer.
        table: the CSV that `cxtext evaluate` writes.

    Returns:
        The number of figures.

    Raises:
        WarehouseError: the file is missing or no such table.
    """
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE staged_evaluations AS {statement('ops.evaluations', 'read.sql')}", {"path": str(table)})
        with transaction(con):
            con.execute("DELETE FROM ops.evaluations WHERE (model, data) IN (SELECT (model, data) FROM staged_evaluations)")
            con.execute("INSERT INTO ops.evaluations BY NAME FROM staged_evaluations")
    except duckdb.Error as error:
        raise WarehouseError(
            f"the evaluation cannot be loaded ({type(error).__name__})", where=str(table), fix="write it anew with `cxtext evaluate`"
        ) from error
    return len(con.execute("FROM staged_evaluations").fetchall())
