"""Stored contacts out for tagging anew, and their new tags back in."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from cxtext.batch import write_parquet
from cxtext.store.checks import BASE_TABLES, findings, refuse, scope
from cxtext.store.corrections import apply_corrections
from cxtext.store.definitions import statement
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction
from cxtext.tables import CONTACTS, TURNS

_TAGGED = ("turn_scores", "tags", "contact_scores", "segments", "mentions")


@dataclass(frozen=True, slots=True)
class Period:
    """Days of which the stored contacts are tagged anew in one go: first and last day, and the number of contacts."""

    first: date
    last: date
    contacts: int


@dataclass(frozen=True, slots=True)
class LabelChange:
    """In how many contacts a label stands now and would stand then; added and removed: contacts that would get and lose it."""

    kind: str
    label: str
    now: int
    then: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class TagChanges:
    """What tagging anew would change.

    Attributes:
        labels: a row a kind and label that stands or would stand in any contact.
        contacts: contacts compared.
        turned: contacts whose sentiment at the end would have another sign; none counts as a sign of its own.
    """

    labels: tuple[LabelChange, ...]
    contacts: int
    turned: int


def periods(con: duckdb.DuckDBPyConnection, *, since: date, until: date | None, zone: str, size: int) -> tuple[Period, ...]:
    """Cut a period into runs of days with at most `size` contacts; a day with more stays whole.

    Args:
        con: a connection.
        since: first day, in the zone.
        until: last day; None for all that came later.
        zone: IANA time zone of the days.
        size: contacts.
    """
    found: list[Period] = []
    for day, n_contacts in con.execute(statement("retag", "days.sql"), {"since": since, "until": until, "zone": zone}).fetchall():
        if found and found[-1].contacts + n_contacts <= size:
            found[-1] = Period(found[-1].first, day, found[-1].contacts + n_contacts)
        else:
            found.append(Period(day, day, n_contacts))
    return tuple(found)


def export_batch(con: duckdb.DuckDBPyConnection, folder: Path, *, since: date, until: date | None, zone: str) -> int:
    """Write the stored contacts of a period as a batch folder.

    Args:
        con: a writer.
        folder: gets contacts.parquet and turns.parquet.
        since: first day, in the zone.
        until: last day; None for all that came later.
        zone: IANA time zone of the days.

    Returns:
        The number of contacts.
    """
    con.execute(statement("retag", "period.sql"), {"since": since, "until": until, "zone": zone})
    for name, schema in (("contacts", CONTACTS), ("turns", TURNS)):
        write_parquet(con.sql(statement("retag", f"{name}.sql")).to_arrow_table().cast(schema), folder / f"{name}.parquet")
    row = first_row(con, "SELECT count(*) FROM retagged_contacts")
    return row[0] if row else 0


def replace_tags(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Put the tags of a batch folder in the place of those that its contacts have, corrections of persons kept, or change nothing.

    Args:
        con: the writer that exported the batch.
        folder: the batch, tagged.

    Raises:
        WarehouseError: a check failed.
    """
    with transaction(con):
        _put(con, folder)


def compare_tags(con: duckdb.DuckDBPyConnection, folder: Path) -> TagChanges:
    """Return what replace_tags would change; everything is as it was afterwards.

    The tags are put in place, corrections and checks included, compared, and taken back: so the figures are those that the tables would have.

    Args:
        con: the writer that exported the batch.
        folder: the batch, tagged.

    Raises:
        WarehouseError: a check failed.
    """
    con.begin()
    try:
        con.execute(_found("before"))
        _put(con, folder)
        con.execute(_found("after"))
        labels = tuple(LabelChange(*row) for row in con.execute(statement("retag", "compare.sql")).fetchall())
        row = first_row(con, statement("retag", "turned.sql"))
        return TagChanges(labels, *(row or (0, 0)))
    finally:
        con.rollback()


def _put(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    contacts = {"path": str(folder / "contacts.parquet")}
    for name in _TAGGED:
        con.execute(f"DELETE FROM main.{name} WHERE contact_id IN (SELECT contact_id FROM read_parquet($path))", contacts)
        con.execute(f"INSERT INTO main.{name} BY NAME FROM read_parquet($path)", {"path": str(folder / f"{name}.parquet")})
    apply_corrections(con, "SELECT contact_id FROM retagged_contacts")
    scope(con, {name: f"FROM main.{name} SEMI JOIN retagged_contacts USING (contact_id)" for name in BASE_TABLES})
    refuse(findings(con, [f"main.{name}" for name in BASE_TABLES]), doing="tagging anew")


def _found(name: str) -> str:
    return f"CREATE OR REPLACE TEMP TABLE {name} AS {statement('retag', 'found.sql')}"
