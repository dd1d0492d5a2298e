"""What is said in data/training, as text to measure with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cxtext.home import DEFAULT_HOME
from cxtext.tags import TAGGED_LANGUAGES, Language

TRAINING = DEFAULT_HOME / "training"


class Exchange(NamedTuple):
    """A customer's turn and the agent's turn before it, if any."""

    agent: str | None
    customer: str
    language: Language


def exchanges(folder: Path = TRAINING) -> list[Exchange]:
    """Return the distinct exchanges: those of the single turns first, then those of whole contacts."""
    return list(dict.fromkeys([*_single(folder / "turns"), *_in_contacts(folder / "contacts")]))


def _single(folder: Path) -> Iterator[Exchange]:
    for language in TAGGED_LANGUAGES:
        for row in _rows(folder / language):
            yield Exchange(row.get("before"), row["text"], language)


def _in_contacts(folder: Path) -> Iterator[Exchange]:
    for contact in _rows(folder):
        agent = None
        for turn in contact["turns"]:
            if turn["role"] == "customer":
                yield Exchange(agent, turn["text"], contact["language"])
            agent = turn["text"] if turn["role"] == "agent" else None


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.jsonl")):
        yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
