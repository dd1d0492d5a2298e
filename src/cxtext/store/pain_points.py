"""What people keep of pain points, in the warehouse."""

import duckdb
import pyarrow as pa

from cxtext.store.definitions import statement
from cxtext.store.transaction import transaction
from cxtext.tables import PAIN_POINTS


def known_topics(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Return the ids of all topics, retired ones too."""
    return frozenset(topic_id for (topic_id,) in con.execute("SELECT topic_id FROM main.topics").fetchall())


def record_pain_points(con: duckdb.DuckDBPyConnection, plans: pa.Table | None, *, rejected: pa.Table, name: str) -> None:
    """Put the list of pain points in the place of the one before, and its refused rows into ops.rejected: all or nothing.

    Args:
        con: a writer.
        plans: cxtext.tables.PAIN_POINTS; None keeps those of before, where the file as a whole does not fit.
        rejected: cxtext.tables.FILE_REJECTED; their file_id is the name.
        name: name of the file.
    """
    given = {"given_plans": PAIN_POINTS.empty_table() if plans is None else plans, "given_rejected": rejected}
    for view, table in given.items():
        con.register(view, table)
    try:
        with transaction(con):
            if plans is not None:
                con.execute("DELETE FROM ops.pain_points")
                con.execute("INSERT INTO ops.pain_points BY NAME FROM given_plans")
            con.execute("DELETE FROM ops.rejected WHERE file_id = $name", {"name": name})
            con.execute("INSERT INTO ops.rejected BY NAME FROM given_rejected")
    finally:
        for view in given:
            con.unregister(view)


def pain_list_template(con: duckdb.DuckDBPyConnection, *, size: int) -> tuple[tuple[str, str | None], ...]:
    """Return category and topic of the pain points to begin a list with: the largest that are shown, the categories first.

    Args:
        con: a connection, of the published copy too.
        size: at most so many.
    """
    return tuple(con.execute(statement("ops.pain_points", "template.sql"), {"size": size}).fetchall())
