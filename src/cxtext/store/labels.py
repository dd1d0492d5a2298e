"""Judgements of persons into ops.labels, and from there into the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from cxtext.judgement import ContactLabels, Judgement, Refused, TurnLabels
from cxtext.store.corrections import apply_corrections, look_at
from cxtext.store.definitions import statement
from cxtext.store.rows import first_row
from cxtext.store.transaction import transaction
from cxtext.tables import JUDGED_LABELS, JUDGED_UNITS
from cxtext.tags import NO_LABEL

_DETAIL = {
    "unknown_contact": "no such contact is stored: it was forgotten or replaced, or contact_id was changed; export anew",
    "unknown_turn": "the contact has no such turn; seq was changed, or export anew",
    "not_the_customer": "the turn is not the customer's; only customers' turns are judged",
    "other_language": "the turn is neither Dutch nor English; such turns are not tagged",
    "text_changed": "a newer export of the contact reads otherwise than what was judged; export anew and judge again",
}


@dataclass(frozen=True, slots=True)
class LabelCount:
    """What became of judgements.

    Attributes:
        taken: judgements stored now.
        unchanged: judgements that say what the same person said before.
        refused: judgements that do not fit what is stored.
    """

    taken: int
    unchanged: int
    refused: tuple[Refused, ...]


def add_labels(con: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], *, labelled_by: str | None) -> LabelCount:
    """Store judgements and rewrite the tags of their contacts, all or nothing; what does not fit is left out and told.

    A later judgement of the same turn or contact replaces the earlier one; one that says the same changes nothing.

    Args:
        con: a writer.
        judgements: at most one for a turn or contact.
        labelled_by: keyed pseudonym of the person, if known.

    Raises:
        WarehouseError: a check failed.
    """
    with transaction(con):
        refused = _weigh(con, judgements, labelled_by=labelled_by)
        taken = _count(con)
        con.execute(statement("labels", "said.sql"))
        con.execute(statement("labels", "replace.sql"))
        con.execute(statement("labels", "record.sql"), {"labelled_by": labelled_by})
        apply_corrections(con, "SELECT contact_id FROM changed_units")
    return LabelCount(taken, len(judgements) - len(refused) - taken, refused)


def weigh_labels(con: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], *, labelled_by: str | None) -> LabelCount:
    """Return what add_labels would do, without doing it."""
    refused = _weigh(con, judgements, labelled_by=labelled_by)
    taken = _count(con)
    return LabelCount(taken, len(judgements) - len(refused) - taken, refused)


def _weigh(con: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], *, labelled_by: str | None) -> tuple[Refused, ...]:
    """Make the temporary tables given_units, given_labels and changed_units; return what does not fit."""
    _take(con, "given_units", pa.Table.from_pylist([_unit(item, judgement) for item, judgement in enumerate(judgements)], schema=JUDGED_UNITS))
    rows = [{"item": item, **row} for item, judgement in enumerate(judgements) for row in _labels(judgement)]
    _take(con, "given_labels", pa.Table.from_pylist(rows, schema=JUDGED_LABELS))
    look_at(con, "SELECT DISTINCT contact_id FROM given_units")
    found = con.execute(statement("labels", "refused.sql")).fetchall()
    con.executemany("DELETE FROM given_units WHERE item = ?", [[item] for item, _ in found] or [[-1]])
    con.execute(statement("labels", "changed.sql"), {"labelled_by": labelled_by})
    return tuple(Refused(judgements[item].name, reason, _DETAIL[reason]) for item, reason in found)


def _take(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    con.register("given_rows", rows)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM given_rows")
    con.unregister("given_rows")


def _count(con: duckdb.DuckDBPyConnection) -> int:
    row = first_row(con, "SELECT count(*) FROM changed_units")
    return row[0] if row else 0


def _unit(item: int, judgement: Judgement) -> dict[str, Any]:
    return {"item": item, "contact_id": judgement.name.contact_id, "seq": judgement.name.seq, "text_sha256": judgement.text_sha256}


def _labels(judgement: Judgement) -> Iterator[dict[str, Any]]:
    found = _turn(judgement.labels) if isinstance(judgement.labels, TurnLabels) else _contact(judgement.labels)
    return (dict(zip(("kind", "label", "value", "place"), row, strict=True)) for row in found)


def _turn(labels: TurnLabels) -> Iterator[tuple[str, str | None, int | None, int | None]]:
    yield "sentiment", None, labels.sentiment, None
    for place, code in enumerate(labels.emotions, start=1):
        yield "emotion", code, labels.intensity if place == 1 else None, place
    yield from (("pain_point", code, severity, None) for code, severity in labels.pain_points.items())
    yield from (("effort_signal", code, None, None) for code in labels.effort_signals)
    if labels.wish:
        yield "wish", "wish", None, None


def _contact(labels: ContactLabels) -> Iterator[tuple[str, str | None, int | None, int | None]]:
    yield "effort", None, labels.effort, None
    yield from ((kind, code, None, None) for kind, code in labels.labels.items() if code != NO_LABEL.get(kind))
