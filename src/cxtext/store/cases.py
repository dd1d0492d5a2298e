"""What a person is asked to judge, and what persons judged."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import duckdb
import pyarrow as pa

from cxtext.contact import Channel, Turn
from cxtext.judgement import Chosen, ContactCase, ContactLabels, TurnCase, TurnLabels
from cxtext.store.corrections import find_held
from cxtext.store.definitions import statement
from cxtext.tables import PICKED_TURNS
from cxtext.tags import CONTACT_KINDS, NO_LABEL, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTurn:
    """A customer turn with the labels that a person gave or confirmed; fields as in TurnCase and Candidate, labelled_by is a keyed pseudonym."""

    contact_id: str
    seq: int
    turns_before: int
    turns_behind: int
    channel: str
    language: Language
    before: str
    text: str
    labels: TurnLabels
    labelled_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedContact:
    """A contact with the labels given once a contact that a person gave or confirmed, and all its turns in order."""

    contact_id: str
    channel: Channel
    language: str | None
    turns: tuple[Turn, ...]
    labels: ContactLabels
    labelled_by: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A scored turn that nobody checked yet.

    Attributes:
        turns_before: turns of the customer before it in its contact; those in languages that are tagged count.
        turns_behind: turns of the customer behind it.
    """

    contact_id: str
    seq: int
    turns_before: int
    turns_behind: int
    before: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Picked:
    """A turn to judge; chosen and why as in TurnCase."""

    contact_id: str
    seq: int
    chosen: Chosen
    why: str


def candidates(con: duckdb.DuckDBPyConnection, *, size: int, seed: str) -> tuple[Candidate, ...]:
    """Return scored turns that nobody checked yet, in an order drawn with the seed.

    Args:
        con: a connection, of the published copy too.
        size: at most so many.
        seed: the same seed gives the same order.
    """
    find_held(con)
    return tuple(Candidate(**row) for row in _rows(con, statement("labels", "candidates.sql"), {"size": size, "seed": seed}))


def turn_cases(con: duckdb.DuckDBPyConnection, picked: Sequence[Picked]) -> tuple[TurnCase, ...]:
    """Return turns as cases to judge, in the order of contacts and turns.

    Args:
        con: a connection.
        picked: the turns.
    """
    con.register("picked", pa.Table.from_pylist([asdict(turn) for turn in picked], schema=PICKED_TURNS))
    try:
        rows = _rows(con, statement("labels", "turn_cases.sql"))
    finally:
        con.unregister("picked")
    return tuple(TurnCase(labels=_turn_labels(row), **_without(row, _TURN_LABELS)) for row in rows)


def contact_cases(con: duckdb.DuckDBPyConnection, *, n_random: int, n_unsure: int, seed: str) -> tuple[ContactCase, ...]:
    """Return contacts to judge: some drawn with the seed, and of the others those with the least likely label; checked ones are left out."""
    find_held(con)
    rows = _rows(con, statement("labels", "contact_cases.sql"), {"n_random": n_random, "n_unsure": n_unsure, "seed": seed})
    return tuple(ContactCase(labels=_contact_labels(row), **_without(row, _CONTACT_LABELS)) for row in rows)


def checked_turns(con: duckdb.DuckDBPyConnection) -> tuple[CheckedTurn, ...]:
    """Return the turns that persons checked and that still read the same, in the order of contacts and turns."""
    find_held(con)
    rows = _rows(con, statement("labels", "checked_turns.sql"))
    return tuple(CheckedTurn(labels=_turn_labels(row), **_without(row, _TURN_LABELS)) for row in rows)


def checked_contacts(con: duckdb.DuckDBPyConnection) -> tuple[CheckedContact, ...]:
    """Return the contacts that persons checked and that still read the same, in the order of their ids."""
    find_held(con)
    rows = _rows(con, statement("labels", "checked_contacts.sql"))
    said: dict[str, list[Turn]] = {row["contact_id"]: [] for row in rows}
    query = "SELECT contact_id, seq, role, text, language FROM main.turns SEMI JOIN held_labels USING (contact_id) ORDER BY contact_id, seq"
    for turn in _rows(con, query):
        said.get(turn.pop("contact_id"), []).append(Turn(**turn))
    return tuple(CheckedContact(labels=_contact_labels(row), turns=tuple(said[row["contact_id"]]), **_without(row, _CONTACT_LABELS)) for row in rows)


_TURN_LABELS = ("sentiment", "emotions", "intensity", "pain_points", "severities", "wish", "effort_signals")
_CONTACT_LABELS = ("kinds", "labels", "effort")


def _rows(con: duckdb.DuckDBPyConnection, query: str, values: dict[str, object] | None = None) -> list[dict[str, Any]]:
    con.execute(query, values or {})
    names = [column[0] for column in con.description or ()]
    return [dict(zip(names, row, strict=True)) for row in con.fetchall()]


def _without(row: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _turn_labels(row: dict[str, Any]) -> TurnLabels:
    return TurnLabels(
        sentiment=row["sentiment"],
        emotions=tuple(row["emotions"]),
        intensity=row["intensity"],
        pain_points=dict(zip(row["pain_points"], row["severities"], strict=True)),
        wish=row["wish"],
        effort_signals=tuple(row["effort_signals"]),
    )


def _contact_labels(row: dict[str, Any]) -> ContactLabels:
    given = dict(zip(row["kinds"], row["labels"], strict=True))
    return ContactLabels(labels={kind: given.get(kind, NO_LABEL.get(kind, "")) for kind in CONTACT_KINDS}, effort=row["effort"])
