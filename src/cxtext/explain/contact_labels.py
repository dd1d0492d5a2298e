"""The labels given once a contact: the sentence that weighed most, and the concepts in it that weighed most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from cxtext.explain.names import display_name
from cxtext.explain.reasons import reason
from cxtext.explain.records import Label, Reason, Weight
from cxtext.explain.stored import Row
from cxtext.tag.concepts import concept_names
from cxtext.tag.contact_contributions import ContactParts, contact_parts
from cxtext.tag.contact_model import ContactModel
from cxtext.tag.conversations import Conversations, Side, conversations
from cxtext.tag.features import is_redaction, normalise
from cxtext.tag.lexicon import concepts
from cxtext.tag.phrases import spelled
from cxtext.tags import CONTACT_KINDS, ContactKind, Language


@dataclass(frozen=True, slots=True)
class ContactReading:
    """A contact as the contact model reads it, with the words of its sentences.

    Attributes:
        model: the contact model.
        contact: its sentences.
        words: (seq, offset of the first character) → words of the sentence, as written.
        top: weights shown of each label, for and against.
    """

    model: ContactModel
    contact: Conversations
    words: dict[tuple[int, int], list[str]]
    top: int


def read_contact(model: ContactModel, customers: Side, agents: Side, *, top: int) -> ContactReading | None:
    """Read a contact anew; None where no customer says anything."""
    contact = conversations(customers, agents)
    if not contact.is_customer.any():
        return None
    words = {place: said for side in (customers, agents) for place, said in _sentences(side)}
    return ContactReading(model, contact, words, top)


def _sentences(side: Side) -> Iterator[tuple[tuple[int, int], list[str]]]:
    for i, (text, start) in enumerate(zip(side.sentences.text.tolist(), side.sentences.start.tolist(), strict=True)):
        held = side.tokens.word[side.sentences.of_token == i].tolist()
        yield (side.seqs[text], start), [side.tokens.words[word] for word in held]


def contact_labels(tags: list[Row], reading: ContactReading | None, language: Language) -> tuple[Label, ...]:
    """Return the labels given once a contact, in the order of the kinds.

    Args:
        tags: rows of main.tags of the contact.
        reading: the contact read anew; None where there is no model that fits.
        language: of the names.
    """
    held = {row["kind"]: row for row in tags if row["kind"] in CONTACT_KINDS}
    return tuple(_label(held[kind], kind, reading, language) for kind in CONTACT_KINDS if kind in held)


def _label(row: Row, kind: ContactKind, reading: ContactReading | None, language: Language) -> Label:
    code = row["label"]
    name = display_name(kind, code, language)
    told = Label(kind, code, name, row["score"], None, True, row["model"], quote=row["quote"], seq=row["seq"])
    if reading is None or row["model"] != reading.model.name:
        return told
    parts = contact_parts(reading.model, reading.contact, kind)
    if code not in parts:
        return told
    told = replace(told, reason=_reason(row, parts[code], reading, language))
    rival = max((label for label in parts if label != code), key=lambda label: parts[label].total)
    return replace(told, rival=(display_name(kind, rival, language), parts[rival].total))


def _reason(row: Row, parts: ContactParts, reading: ContactReading, language: Language) -> Reason:
    """Return the concepts and words of the evidence sentence that weigh most, and the label of the surest turn that does; all else is the rest."""
    found = reading.contact
    at = np.flatnonzero((found.seq == row["seq"]) & (found.start == row["start_char"])) if row["seq"] is not None else np.empty(0, dtype=np.int64)
    shown = [weight for sentence in at[:1].tolist() for weight in _weights(sentence, parts, reading)]
    hints = [Weight("hint", display_name(*_split(name), language), added, name) for name, added in parts.hints.items()]
    others = parts.total - parts.base - sum(weight.weight for weight in (*shown, *hints))
    told = reason([*shown, *hints], base=parts.base, top=reading.top)
    return replace(told, rest=told.rest + others, total=parts.total)


def _weights(sentence: int, parts: ContactParts, reading: ContactReading) -> Iterator[Weight]:
    found = reading.contact
    said = reading.words[int(found.seq[sentence]), int(found.start[sentence])]
    as_written = spelled(said)
    for term in np.flatnonzero(parts.terms[sentence]).tolist():
        added = float(parts.terms[sentence, term])
        if term < len(concept_names()):
            name = concept_names()[term]
            yield Weight("concept", ", ".join(dict.fromkeys(word for word in said if name in _concepts(word))), added, name)
        else:
            yield Weight("word", as_written[int(reading.model.vocabulary[term - len(concept_names())])], added, "")


@cache
def _concepts(word: str) -> tuple[str, ...]:
    return () if is_redaction(word) else concepts(normalise(word), normalise)


def _split(name: str) -> tuple[str, str]:
    kind, _, code = name.partition(".")
    return kind, code
