"""Topics in the warehouse: which there are, which contacts carry them, what became of them at a fit."""

from datetime import date
from typing import NamedTuple

import duckdb
import pyarrow as pa

from cxtext.errors import WarehouseError
from cxtext.store.checks import findings, refuse
from cxtext.store.definitions import statement
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction
from cxtext.tables import SEGMENTS


class TopicRow(NamedTuple):
    """A topic as people see it."""

    topic_id: str
    label_nl: str
    label_en: str
    parent_id: str | None
    n_contacts: int
    status: str


class LineageRow(NamedTuple):
    """What became of a topic at a fit; of a new one the old side is None, of a retired one the new side."""

    relation: str
    old_topic_id: str | None
    new_topic_id: str | None
    old_nl: str | None
    old_en: str | None
    new_nl: str | None
    new_en: str | None
    similarity: float | None


def load_topics(
    con: duckdb.DuckDBPyConnection,
    *,
    topics: pa.Table,
    contact_topics: pa.Table,
    lineage: pa.Table,
    quotes: pa.Table | None = None,
    contact_ids: pa.Array | None = None,
) -> None:
    """Put topics and their contacts into the warehouse, all or nothing.

    A topic that is not given stays: its id is never used again. How many contacts carry a topic, and since when, is counted here.

    Args:
        con: a writer.
        topics: cxtext.tables.TOPICS; a topic with a known id replaces it.
        contact_topics: cxtext.tables.CONTACT_TOPICS.
        lineage: cxtext.tables.TOPIC_LINEAGE, added to that of earlier fits; empty when nothing was fitted.
        quotes: cxtext.tables.TOPIC_QUOTES, in the place of those of the fit before; None when nothing was fitted.
        contact_ids: contacts whose topics are replaced; None for all contacts.

    Raises:
        WarehouseError: a check failed, or a table does not fit its schema.
    """
    everyone = contact_ids is None
    given = {"given_topics": topics, "given_contact_topics": contact_topics, "given_lineage": lineage}
    if quotes is not None:
        given["given_quotes"] = quotes
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
            if quotes is not None:
                con.execute("DELETE FROM main.topic_quotes")
                con.execute("INSERT INTO main.topic_quotes BY NAME FROM given_quotes")
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


def customers(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return contact → key of its customer, where that is known."""
    return dict(con.execute("SELECT contact_id, customer_key FROM main.contacts WHERE customer_key IS NOT NULL").fetchall())


def contact_days(con: duckdb.DuckDBPyConnection) -> dict[str, date]:
    """Return contact → the day on which it came, in the time zone of the settings."""
    return dict(con.execute("SELECT contact_id, CAST(timezone(main.setting('time_zone'), started_at) AS DATE) FROM main.contacts").fetchall())


def fitted_runs(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Return the runs whose fit of the topics is in the warehouse, oldest first."""
    return tuple(run_id for (run_id,) in con.execute("SELECT DISTINCT run_id FROM main.topic_lineage ORDER BY run_id").fetchall())


def topic_rows(con: duckdb.DuckDBPyConnection) -> list[TopicRow]:
    """Return the topics as a tree, the largest first, retired ones last."""
    return [TopicRow(*row) for row in con.execute(statement("main.topics", "list.sql")).fetchall()]


def lineage_rows(con: duckdb.DuckDBPyConnection, run_id: str) -> list[LineageRow]:
    """Return what became of the topics at a fit: what changed first, then what was kept."""
    return [LineageRow(*row) for row in con.execute(statement("main.topics", "lineage.sql"), {"run_id": run_id}).fetchall()]


def rename_topic(con: duckdb.DuckDBPyConnection, topic_id: str, *, nl: str, en: str) -> None:
    """Give a topic another name in both languages."""
    con.execute("UPDATE main.topics SET label_nl = $nl, label_en = $en WHERE topic_id = $topic_id", {"nl": nl, "en": en, "topic_id": topic_id})
