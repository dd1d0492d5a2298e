"""Journeys: the contacts of a customer about one matter, linked for the customers of whom something changed."""

import hashlib
import json
import logging
from collections.abc import Mapping

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.checks import findings, refuse
from cxtext.store.definitions import statement
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction

_log = logging.getLogger(__name__)
_RULES = (("main.journeys", ("inputs.sql", "links.sql", "query.sql")), ("main.journey_contacts", ("query.sql",)))


def configure_journeys(
    con: duckdb.DuckDBPyConnection,
    *,
    window_days: int = 7,
    window_days_by_reason: Mapping[str, int] | None = None,
    forwarded_minutes: float = 15,
    named_window_days: int = 30,
) -> None:
    """Store the settings that journeys are linked with; the next link_journeys follows them.

    Args:
        con: a writer.
        window_days: days after a contact within which another about the same matter belongs to its journey.
        window_days_by_reason: contact_reason → its own window.
        forwarded_minutes: a call or chat that begins so soon after another was forwarded.
        named_window_days: days within which a contact that the customer names is looked for.
    """
    settings = {
        "window_days": window_days,
        "window_days_by_reason": dict(window_days_by_reason or {}),
        "forwarded_minutes": forwarded_minutes,
        "named_window_days": named_window_days,
    }
    con.execute("INSERT OR REPLACE INTO ops.settings VALUES ('journeys', $value)", {"value": json.dumps(settings, sort_keys=True)})


def link_journeys(con: duckdb.DuckDBPyConnection) -> int:
    """Bring main.journeys and main.journey_contacts up to date, or change nothing.

    Only the customers are looked at whose contacts, tags, topics or mentions changed since the last time; a change of settings or rules changes all. Which
    journeys are open is told anew for all of them, since it depends on how far the data reaches.

    Args:
        con: a writer.

    Returns:
        The number of customers whose journeys were made anew.

    Raises:
        WarehouseError: a check failed; nothing was changed.
    """
    try:
        with transaction(con):
            con.execute(statement("main.journeys", "inputs.sql"))
            con.execute(statement("main.journeys", "digests.sql"), {"rules": _rules(con)})
            con.execute(statement("main.journeys", "changed.sql"))
            _relink(con)
            con.execute(statement("main.journeys", "outcome.sql"))
            refuse(findings(con, ["main.journeys", "main.journey_contacts"]), doing="linking journeys")
            row = first_row(con, "SELECT count(*) FROM changed_customers")
    except duckdb.Error as error:
        raise WarehouseError(
            f"the journeys cannot be linked ({type(error).__name__})", where="main.journeys", fix="run `cxtext doctor`; nothing was changed"
        ) from error
    n_customers = row[0] if row else 0
    _log.info("journeys of %d customers linked", n_customers)
    return n_customers


def _rules(con: duckdb.DuckDBPyConnection) -> str:
    """Return a checksum of the statements and settings that decide journeys."""
    files = [statement(table, file) for table, names in _RULES for file in names]
    settings = con.execute("SELECT value FROM ops.settings WHERE name IN ('journeys', 'time_zone') ORDER BY name").fetchall()
    return hashlib.sha256("\x1f".join((*files, *(value for (value,) in settings))).encode()).hexdigest()


def _relink(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DELETE FROM main.journey_contacts WHERE journey_id IN (SELECT journey_id FROM main.journeys SEMI JOIN changed_customers USING (customer_key))")
    con.execute("DELETE FROM main.journeys WHERE customer_key IN (FROM changed_customers)")
    con.execute(statement("main.journeys", "links.sql"))
    while first_row(con, statement("main.journeys", "climb.sql")) != (0,):
        pass
    con.execute(f"INSERT INTO main.journey_contacts BY NAME {statement('main.journey_contacts', 'query.sql')}")
    con.execute(f"INSERT INTO main.journeys BY NAME {statement('main.journeys', 'query.sql')}")
    con.execute("DELETE FROM ops.journey_customers WHERE customer_key IN (FROM changed_customers)")
    con.execute("INSERT INTO ops.journey_customers FROM journey_digests SEMI JOIN changed_customers USING (customer_key)")
