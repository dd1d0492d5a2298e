"""Put an explanation together: what the tables hold, and why the models that are installed give it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from cxtext.explain.contact_labels import contact_labels, read_contact
from cxtext.explain.feelings import feelings, near_feelings
from cxtext.explain.records import HUMAN, Explanation, Note, Topic, TurnView
from cxtext.explain.spans import near_spans, numbered, pieces, span_labels
from cxtext.explain.stored import Row, Stored
from cxtext.explain.turn_reading import TurnReading, read_turns
from cxtext.tag import EmbeddedModel, cut_sides
from cxtext.tag.contact_model import ContactModel
from cxtext.tag.outputs import SPAN_KINDS
from cxtext.tags import Language


@dataclass(frozen=True, slots=True)
class Installed:
    """The models that explain.

    Attributes:
        name: of the turn model or engine; empty where none can be opened.
        turns: the turn model; None where there is none, or where its words have no weights.
        contacts: the contact model; None where there is none.
        problem: why no model can be opened; empty where one is.
    """

    name: str
    turns: EmbeddedModel | None
    contacts: ContactModel | None
    problem: str = ""


def explanation(found: Stored, installed: Installed, *, language: Language, top: int, zone: ZoneInfo) -> Explanation:
    """Explain a contact.

    Args:
        found: the contact as the tables hold it.
        installed: the models that explain; tags of any other are shown without words.
        language: of names and words.
        top: weights shown of each label, for and against.
        zone: of the times.
    """
    _, customers, agents = cut_sides(found.turns)
    turns = read_turns(installed.turns, customers, agents, top=top) if installed.turns else None
    contact = read_contact(installed.contacts, customers, agents, top=top) if installed.contacts else None
    return Explanation(
        head=found.contact,
        started_at=found.contact["started_at"].astimezone(zone),
        course=found.course,
        labels=contact_labels(found.tags, contact, language),
        topics=tuple(Topic(row[f"label_{language}"], row["share"]) for row in found.topics),
        turns=tuple(_turn(row, found, turns, language, zone) for row in found.turns.to_pylist()),
        notes=tuple(_notes(found, installed)),
        model=installed.name,
        language=language,
    )


def _turn(row: Row, found: Stored, reading: TurnReading | None, language: Language, zone: ZoneInfo) -> TurnView:
    seq = row["seq"]
    tags = [tag for tag in found.tags if tag["seq"] == seq and tag["kind"] in SPAN_KINDS]
    labels = span_labels(tags, reading, language)
    said = TurnView(seq, row["role"], _moment(row, zone), row["language"], pieces(row["text"], numbered(tags)), tags=labels)
    score = found.scores.get(seq)
    return replace(said, **_felt(score, tags, reading, language)) if score else said


def _felt(score: Row, tags: Sequence[Row], reading: TurnReading | None, language: Language) -> dict[str, Any]:
    fits = reading if reading and score["model"] == reading.model.name and score["seq"] in reading.turns else None
    return {
        "sentiment": score["sentiment"],
        "intensity": score["intensity"],
        "model": score["model"],
        "feelings": feelings(score, fits, language),
        "near": (*near_feelings(score, fits, language), *near_spans(score["seq"], tags, fits, language)),
    }


def _moment(row: Row, zone: ZoneInfo) -> str:
    """Write when a turn was said: a time of day, or minutes and seconds since the start."""
    if isinstance(row["at"], datetime):
        return f"{row['at'].astimezone(zone):%H:%M}"
    return "" if row["start_s"] is None else f"{int(row['start_s']) // 60}:{int(row['start_s']) % 60:02d}"


def _notes(found: Stored, installed: Installed) -> Iterator[Note]:
    if installed.problem:
        yield Note("no_model", installed.problem)
    elif installed.turns is None:
        yield Note("no_words", installed.name)
    known = {HUMAN, installed.name, installed.contacts.name if installed.contacts else ""}
    others = sorted({row["model"] for row in (*found.scores.values(), *found.tags)} - known)
    if others and not installed.problem:
        yield Note("other_model", ", ".join(others))
