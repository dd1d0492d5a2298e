"""The model on a company's own contacts: turns and contacts whose labels people checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from cxtext import store
from cxtext.contact import Contact
from cxtext.evaluate.baseline import keyword_readings
from cxtext.evaluate.gold import GoldContact, GoldTurn
from cxtext.evaluate.predict import Findings, Sides, Tagged, Walked, find, predict
from cxtext.evaluate.reading import Reading
from cxtext.judgement import TurnLabels
from cxtext.store import CheckedContact, CheckedTurn
from cxtext.tag.conversations import apart
from cxtext.tag.engine import Engine

SOURCE = "own"
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)  # tagging does not look at when a contact was


@dataclass(frozen=True, slots=True)
class Checked:
    """What people checked in a warehouse; the turns in the order of contacts and turns."""

    turns: Sequence[CheckedTurn] = ()
    contacts: Sequence[CheckedContact] = ()


def read_checked(warehouse: Path) -> Checked:
    """Read what people checked in a warehouse, or in its published copy.

    Raises:
        WarehouseError: there is no warehouse, or another process holds it.
    """
    with store.reader(warehouse) as con:
        return Checked(store.checked_turns(con), store.checked_contacts(con))


def labelled(checked: Checked) -> list[GoldContact]:
    """Return what was checked as labelled contacts. Of a contact only the checked turns are there, so that no unchecked one counts as unlabelled."""
    turns_of = {name: list(turns) for name, turns in groupby(checked.turns, key=lambda turn: turn.contact_id)}
    whole = {contact.contact_id: contact for contact in checked.contacts}
    return [_contact(name, turns_of.get(name, []), whole.get(name)) for name in sorted(turns_of.keys() | whole.keys())]


def _contact(name: str, turns: Sequence[CheckedTurn], whole: CheckedContact | None) -> GoldContact:
    first = whole or turns[0]
    return GoldContact(
        source=SOURCE,
        source_contact_id=name,
        channel=first.channel,
        language=first.language or "other",
        hard=None,
        turns=tuple(GoldTurn(turn.seq, "customer", _reading(turn.labels), {}) for turn in turns),
        labels={str(kind): code for kind, code in whole.labels.labels.items()} if whole else {},
        effort=whole.labels.effort if whole else None,
    )


def _reading(labels: TurnLabels) -> Reading:
    return Reading(
        sentiment=labels.sentiment,
        emotions=frozenset(labels.emotions),
        pain_points=frozenset(labels.pain_points),
        wishes=frozenset(["wish"] if labels.wish else ()),
        effort_signals=frozenset(labels.effort_signals),
        intensity=labels.intensity,
        severities=labels.pain_points,
    )


def found(checked: Checked, engine: Engine) -> Findings:
    """Return what an engine says of the checked turns, and once a contact of the checked contacts."""
    said = _said(checked)
    once = find({(SOURCE, contact.contact_id): _walked(contact) for contact in checked.contacts}, engine)
    return Findings(dict(zip(said.places, predict(said, engine), strict=True)), once.labels, once.evidence, once.effort)


def keywords(checked: Checked) -> Findings:
    """Return what the keyword list says of the checked turns."""
    said = _said(checked)
    return Findings(dict(zip(said.places, map(Tagged, keyword_readings(said.customers.texts)), strict=True)))


def _said(checked: Checked) -> Sides:
    ordered = sorted(checked.turns, key=lambda turn: turn.language)  # one language after the other, as the engine wants them
    places = [(SOURCE, turn.contact_id, turn.seq) for turn in ordered]
    around = [turn.turns_before for turn in ordered], [turn.turns_behind for turn in ordered]
    return Sides(places, *apart([turn.text for turn in ordered], [turn.language for turn in ordered], [turn.before for turn in ordered], around=around))


def _walked(contact: CheckedContact) -> Walked:
    stored = Contact(source=SOURCE, source_contact_id=contact.contact_id, channel=contact.channel, started_at=_NO_MOMENT, turns=contact.turns)
    return Walked(stored, stored)
