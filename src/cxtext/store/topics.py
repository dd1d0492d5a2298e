"""Topics in the warehouse: which there are, which contacts carry them, what became of them at a fit."""

import duckdb
import pyarrow as pa

from cxtext.errors import WarehouseError
from cxtext.store.checks import findings, refuse
from cxtext.store.definitions import statement
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction
from cxtext.tables import SEGMENTS


def load_topics(con: duckdb.DuckDBPyConnection, *, topics: pa.Table, contact_topics: pa.Table, lineage: pa.Table, contact_ids: pa.Array | None = None) -> None:
    """Put topics and their contacts into the warehouse, all or nothing.

    A topic that is not given stays: its id is never used again. How many contacts carry a topic, and since when, is counted here.

    Args:
        con: a writer.
        topics: cxtext.tables.TOPICS; a topic with a known id replaces it.
        contact_topics: cxtext.tables.CONTACT_TOPICS.
        lineage: cxtext.tables.TOPIC_LINEAGE, added to that of earlier fits; empty when nothing was fitted.
        contact_ids: contacts whose topics are replaced; None for all contacts.

    Raises:
        WarehouseError: a check failed, or a table does not fit its schema.
    """
    everyone = contact_ids is None
    given = {"given_topics": topics, "given_contact_topics": contact_topics, "given_lineage": lineage}
    given["given_contacts"] = pa.table({"contact_id": pa.array([], pa.string()) if everyone else contact_ids})
    for name, table in given.items():
        con.register(name, table)
    try:
        with transaction(con):
            con.execute("DELETE FROM main.contact_topics WHERE $everyone OR contact_id IN (FROM given_contacts)", {"everyone": everyone})
            con.execute("INSERT INTO main.contact_topics BY NAME FROM given_contact_topics")
            con.execute(f"CREATE OR REPLACE TEMP TABLE staged_topics AS {statement('main.topics', 'stage.sql')}")
            con.execute("DELETE FROM main.topics")
            con.execute("INSERT INTO main.topics BY NAME FROM staged_topics")
            con.execute("INSERT INTO main.topic_lineage BY NAME FROM given_lineage")
            refuse(findings(con, ["main.contact_topics"]), doing="loading topics")
    except duckdb.Error as error:
        raise WarehouseError(f"the topics cannot be loaded ({type(error).__name__})", where="main.topics", fix="fit the topics again") from error
    finally:
        for name in given:
            con.unregister(name)


def all_segments(con: duckdb.DuckDBPyConnection) -> pa.Table:
    """Return every segment, as tables.SEGMENTS."""
    return con.sql(statement("main.segments", "all.sql")).to_arrow_table().cast(SEGMENTS)


def new_segments(con: duckdb.DuckDBPyConnection) -> pa.Table:
    """Return the segments of the contacts that came since the last run that was done, as tables.SEGMENTS."""
    return con.sql(statement("main.segments", "new.sql")).to_arrow_table().cast(SEGMENTS)


def n_segments(con: duckdb.DuckDBPyConnection) -> int:
    """Return the number of segments of all contacts."""
    row = first_row(con, "SELECT count(*) FROM main.segments")
    return row[0] if row else 0


def fitted_runs(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Return the runs whose fit of the topics is in the warehouse, oldest first."""
    return tuple(run_id for (run_id,) in con.execute("SELECT DISTINCT run_id FROM main.topic_lineage ORDER BY run_id").fetchall())
