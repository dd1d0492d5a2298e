"""Gold contacts: whole contacts of data/sample with the labels of a careful reader; never trained on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """A turn with its labels.

    Attributes:
        seq: place in the input.
        sentiment: -5..5 for a customer turn, None for others.
        emotions: codes.
        pain_points: codes, each once.
        personal_data: type of mark → strings of the raw text that must not be readable after cleaning.
    """

    seq: int
    role: str
    sentiment: int | None
    emotions: frozenset[str]
    pain_points: frozenset[str]
    wish: bool
    effort_signals: frozenset[str]
    personal_data: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class GoldContact:
    """A contact with the labels of all its turns, and those of the contact as a whole."""

    source: str
    source_contact_id: str
    channel: str
    language: str
    hard: str | None
    labels: Mapping[str, Any]
    turns: tuple[GoldTurn, ...]

    def pain_points(self) -> frozenset[str]:
        """Return the pain points named anywhere in the contact."""
        return frozenset(code for turn in self.turns for code in turn.pain_points)


def read_gold(path: Path) -> list[GoldContact]:
    """Read gold contacts, one a line."""
    return [_contact(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _contact(entry: Mapping[str, Any]) -> GoldContact:
    return GoldContact(
        source=entry["source"],
        source_contact_id=entry["source_contact_id"],
        channel=entry["channel"],
        language=entry["language"],
        hard=entry.get("hard"),
        labels=entry["labels"],
        turns=tuple(_turn(turn) for turn in entry["turns"]),
    )


def _turn(entry: Mapping[str, Any]) -> GoldTurn:
    return GoldTurn(
        seq=entry["seq"],
        role=entry["role"],
        sentiment=entry.get("sentiment"),
        emotions=frozenset(entry.get("emotions", ())),
        pain_points=frozenset(tag["label"] for tag in entry.get("pain_points", ())),
        wish=bool(entry.get("wishes")),
        effort_signals=frozenset(tag["label"] for tag in entry.get("effort_signals", ())),
        personal_data=entry.get("personal_data", {}),
    )
