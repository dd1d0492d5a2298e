"""What persons said of turns and contacts, in the place of what the model says, wherever tags are written."""

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.checks import BASE_TABLES, findings, refuse, scope
from cxtext.store.definitions import statement
from cxtext.store.rows import first_row

_STEPS = ("turn_scores.sql", "tags.sql", "contact_scores.sql")


def apply_corrections(con: duckdb.DuckDBPyConnection, contacts: str) -> None:
    """Rewrite scores and tags of contacts after what persons gave or confirmed: model 'human', score 1; what they took away is gone.

    A judgement counts for a turn, or a whole contact, that still reads as it did when it was judged; others wait in ops.labels.

    Args:
        con: a writer, in the transaction that wrote the tags of the contacts.
        contacts: query that gives the ids of the contacts whose tags were just written.

    Raises:
        WarehouseError: a check failed.
    """
    judged = first_row(con, f"SELECT count(*) FROM ops.labels WHERE contact_id IN ({contacts})")
    if judged != (0,) and find_held(con, contacts):  # most batches hold nothing that was judged, and their turns need not be looked up
        for step in _STEPS:
            con.execute(statement("corrections", step))
        scope(con, {name: f"FROM main.{name} SEMI JOIN held_labels USING (contact_id)" for name in BASE_TABLES})
        refuse(findings(con, [f"main.{name}" for name in BASE_TABLES]), doing="applying corrections")


def find_held(con: duckdb.DuckDBPyConnection, contacts: str = "SELECT contact_id FROM ops.labels") -> bool:
    """Put the labels that hold into the temporary table held_labels, and the texts they may be about into texts.

    Args:
        con: a connection.
        contacts: query that gives the ids of the contacts it is about.

    Returns:
        Whether there are any.
    """
    look_at(con, f"SELECT DISTINCT contact_id FROM ops.labels WHERE contact_id IN ({contacts})")
    row = first_row(con, "SELECT count(*) FROM held_labels")
    return bool(row and row[0])


def look_at(con: duckdb.DuckDBPyConnection, contacts: str) -> None:
    """Make the temporary tables texts and held_labels for the contacts that a query gives, labelled or not.

    Raises:
        WarehouseError: the warehouse lacks the columns of today's labels.
    """
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE labelled_contacts AS {contacts}")
        for step in ("texts.sql", "held.sql"):
            con.execute(statement("corrections", step))
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise WarehouseError(
            "the warehouse was made by an older version of cxtext", where="ops.labels", fix="run `cxtext run`, which brings it up to date"
        ) from error
