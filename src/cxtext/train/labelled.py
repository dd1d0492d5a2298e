"""Labelled contacts, data/training/contacts/*.jsonl, as conversations with the labels given once a contact."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.contact_features import hint_names
from cxtext.tag.contact_model import KINDS
from cxtext.tag.conversations import OTHER_SIDE, Conversations, Side, conversations, side
from cxtext.tags import ContactKind, codes
from cxtext.train.gold import LabelError

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labelled contacts.

    Attributes:
        found: their sentences.
        sectors: n_contacts sectors; contacts of a sector are never split over training and test.
        labels: kind → (n_contacts,) codes.
        hints: (n_customer_turns, n_hints) whether a customer turn carries the label of a hint.
    """

    found: Conversations
    sectors: tuple[str, ...]
    labels: dict[ContactKind, NDArray[np.str_]]
    hints: Flags


def read_labelled(folder: Path) -> Labelled:
    """Read the labelled contacts of a folder.

    Raises:
        LabelError: a contact lacks a label, or has one that the codebook does not know.
    """
    contacts = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    for contact in contacts:
        _check(contact)
    contacts.sort(key=lambda contact: str(contact["language"]))
    found = conversations(_side(contacts, ("customer",)), _side(contacts, OTHER_SIDE))
    by_id = {contact["contact_id"]: contact for contact in contacts}
    said = [by_id[identity] for identity in found.ids]
    return Labelled(
        found,
        tuple(contact["sector"] for contact in said),
        {kind: np.array([contact["labels"][kind] for contact in said]) for kind in KINDS},
        _hints(found, by_id),
    )


def _check(contact: dict[str, Any]) -> None:
    wrong = [kind for kind in KINDS if contact.get("labels", {}).get(kind) not in codes(kind)]
    if wrong:
        where = f"contact {contact.get('contact_id')}"
        raise LabelError(f"no known label for {', '.join(wrong)}", where=where, fix="compare with configs/labels")


def _side(contacts: Sequence[dict[str, Any]], roles: Sequence[str]) -> Side:
    said = [(contact, seq, turn) for contact in contacts for seq, turn in enumerate(contact["turns"]) if turn["role"] in roles]
    contact_ids, languages = ([contact[name] for contact, _, _ in said] for name in ("contact_id", "language"))
    return side(contact_ids, [seq for _, seq, _ in said], [turn["text"] for _, _, turn in said], languages)


def _hints(found: Conversations, by_id: dict[str, dict[str, Any]]) -> Flags:
    first = found.first[found.is_customer[found.first]]
    turns = [by_id[found.ids[c]]["turns"][s] for c, s in zip(found.contact[first], found.seq[first], strict=True)]
    return np.array([[name in _names(turn) for name in hint_names()] for turn in turns], dtype=np.bool_)


def _names(turn: dict[str, Any]) -> set[str]:
    spans = {f"{kind}.{tag['label']}" for kind in ("pain_point", "effort_signal") for tag in turn.get(f"{kind}s", ())}
    return spans | {f"{kind}.{turn[kind]}" for kind in ("life_event", "churn") if kind in turn}
