"""Gold contacts: the contacts of data/sample with the labels that two careful readers, and a third where they differ, gave them; never trained on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxtext.contact import Contact
from cxtext.errors import GoldMismatch
from cxtext.evaluate.reading import Reading, largest

Identity = tuple[str, str]
"""Source and id in the source, as the raw contact has them."""


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """A turn with its labels.

    Attributes:
        seq: place in the input.
        reading: the labels; empty for a turn that is not the customer's.
        personal_data: type of mark → strings of the raw text that must not be readable after cleaning.
    """

    seq: int
    role: str
    reading: Reading
    personal_data: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class GoldContact:
    """A contact with the labels of its turns.

    Attributes:
        language: "nl", "en", or "other" for a contact that must stay untagged.
        hard: why the contact is a hard one, e.g. "sarcasm"; None for a plain one.
        labels: kind → code of the labels given once a contact.
        effort: -5..5; None where the contact shows none.
    """

    source: str
    source_contact_id: str
    channel: str
    language: str
    hard: str | None
    turns: tuple[GoldTurn, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    effort: int | None = None

    @property
    def identity(self) -> Identity:
        """Source and id in the source."""
        return self.source, self.source_contact_id

    @property
    def where(self) -> str:
        """How an error names the contact."""
        return f"contact {self.source_contact_id} of {self.source}"

    @property
    def customer_turns(self) -> tuple[GoldTurn, ...]:
        """The turns that are tagged."""
        return tuple(turn for turn in self.turns if turn.role == "customer")

    @property
    def customer_seqs(self) -> list[int]:
        """Their places in the input."""
        return [turn.seq for turn in self.customer_turns]


def read_gold(path: Path) -> list[GoldContact]:
    """Read gold contacts, one a line.

    Raises:
        GoldMismatch: there are none.
    """
    contacts = [_contact(json.loads(line)) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    if not contacts:
        raise GoldMismatch("there are no gold contacts to measure against", where=str(path), fix="restore the file from version control")
    return contacts


def check(gold: Sequence[GoldContact], contacts: Mapping[Identity, Contact]) -> None:
    """Make sure that the gold labels belong to the contacts as they are read: the same contacts, and the same turns of the customer.

    Raises:
        GoldMismatch: a gold contact was not read, or its customer speaks at other places.
    """
    for entry in gold:
        contact = contacts.get(entry.identity)
        if contact is None:
            raise GoldMismatch("a gold contact was not read", where=entry.where, fix="read the sample with the settings that the gold labels were made with")
        read = [turn.seq for turn in contact.turns if turn.role == "customer"]
        if read != entry.customer_seqs or len(contact.turns) != len(entry.turns):
            raise GoldMismatch(
                "the turns read are not those that were labelled", where=entry.where, fix="compare roles and turns of the contact with its gold labels"
            )


def _contact(entry: Mapping[str, Any]) -> GoldContact:
    return GoldContact(
        source=entry["source"],
        source_contact_id=entry["source_contact_id"],
        channel=entry["channel"],
        language=entry["language"],
        hard=entry.get("hard"),
        turns=tuple(GoldTurn(turn["seq"], turn["role"], _reading(turn), turn.get("personal_data", {})) for turn in entry["turns"]),
        labels={kind: code for kind, code in entry.get("labels", {}).items() if isinstance(code, str)},
        effort=entry.get("labels", {}).get("effort"),
    )


def _reading(turn: Mapping[str, Any]) -> Reading:
    return Reading(
        sentiment=turn.get("sentiment"),
        emotions=frozenset(turn.get("emotions", ())),
        pain_points=frozenset(tag["label"] for tag in turn.get("pain_points", ())),
        wishes=frozenset(["wish"] if turn.get("wishes") else ()),
        effort_signals=frozenset(tag["label"] for tag in turn.get("effort_signals", ())),
        intensity=turn.get("intensity"),
        severities=largest((tag["label"], tag.get("severity")) for tag in turn.get("pain_points", ())),
    )
