"""The contact model: contact_reason, outcome, trigger, life_event, phase and churn of whole contacts, each with the sentence that weighed most.

Each kind is a logistic regression for each label over concepts, words and pairs by part of the contact, and over hints: the surest customer turn for a label of
turns (contact_features). It is linear in the terms of sentences, so a label can be traced back to a sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.artefact import MANIFEST, Arrays, open_model
from cxtext.errors import ArtefactError
from cxtext.home import MODELS
from cxtext.tag import contact_features as features
from cxtext.tag.contact_features import PARTS_OF, Part, hint_names
from cxtext.tag.conversations import Conversations
from cxtext.tag.features import Keys
from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.linear import Floats, Places
from cxtext.tag.weights import unpacked
from cxtext.tags import ContactKind, codes

TASK = "contacts"
KINDS: tuple[ContactKind, ...] = tuple(PARTS_OF)


@dataclass(frozen=True, slots=True)
class Head:
    """The weights of one kind.

    Attributes:
        weights: (n_parts · n_terms + n_hints of the kind, n_labels).
        bias: (n_labels,).
    """

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label of a kind for each contact.

    Attributes:
        label: (n_contacts,) code; the one for "nothing" (none, unknown) where there is no signal.
        score: (n_contacts,) calibrated probability that the label is right.
        sentence: (n_contacts,) the sentence that weighed most; -1 where none speaks for the label.
    """

    label: NDArray[np.str_]
    score: Floats
    sentence: Places


@dataclass(frozen=True)
class ContactModel:
    """A contact model ready to predict.

    Attributes:
        name: "contacts/<version>", stored with every tag.
        vocabulary: (n_vocabulary,) keys of the words and pairs that count beside the concepts, sorted.
        idf: (n_terms,) weight of each concept and word: inverse document frequency.
        hints: (n_concepts, n_hints) weights of the hints.
        hint_bias: (n_hints,).
        heads: of each kind.
        calibration: kind → slope and offset of the logistic over the score of the chosen label (Platt 1999).
    """

    name: str
    vocabulary: Keys
    idf: Floats
    hints: Floats
    hint_bias: Floats
    heads: Mapping[ContactKind, Head]
    calibration: Mapping[ContactKind, tuple[float, float]]

    def predict(self, found: Conversations) -> dict[ContactKind, Verdict]:
        """Label contacts, kind by kind."""
        turns, contact = features.customer_turns_of(found)
        scores = features.presence(found.by_turn()[turns]) @ self.hints + self.hint_bias
        largest = features.strongest(scores, contact, len(found.ids))
        terms = features.terms(found, self.vocabulary)
        parts = features.parts(found, terms, self.idf)
        weighed = (terms @ sparse.diags_array(self.idf)).tocsr()
        return {kind: self._verdict(kind, found, weighed, parts, features.probability(largest)) for kind in KINDS}

    def _verdict(self, kind: ContactKind, found: Conversations, terms: sparse.csr_array, parts: Mapping[str, Part], hints: Floats) -> Verdict:
        head, chosen = self.heads[kind], [parts[name] for name in PARTS_OF[kind]]
        vectors = sparse.hstack([*(part.vectors for part in chosen), sparse.csr_array(hints[:, features.hints_of(kind)])]).tocsr()
        scores = vectors @ head.weights + head.bias
        best = scores.argmax(axis=1)
        weighed = self._weights_of_sentences(head, found, terms, chosen, best)
        if kind != "outcome":  # agents decide outcomes; the rest is the customer's own to say
            weighed = np.where(found.is_customer, weighed, 0)
        return Verdict(np.array(codes(kind))[best], self._score(kind, margin(scores)), _heaviest(weighed, found.contact, len(found.ids)))

    def _weights_of_sentences(self, head: Head, found: Conversations, terms: sparse.csr_array, parts: list[Part], best: Places) -> Floats:
        """Return (n_sentences,): what each sentence adds to the score of its contact's label."""
        label = best[found.contact]
        total = np.zeros(len(label), dtype=np.float32)
        for i, part in enumerate(parts):
            added = terms @ head.weights[i * len(self.idf) : (i + 1) * len(self.idf)]
            total += added[np.arange(len(label)), label] * part.weight / part.norm[found.contact]
        return total

    def _score(self, kind: ContactKind, value: Floats) -> Floats:
        slope, offset = self.calibration[kind]
        return features.probability(value * slope + offset)


def margin(scores: Floats) -> Floats:
    """Return (n,): log-odds of the likeliest label by the softmax of (n, n_labels) scores."""
    top = scores.max(axis=1)
    rest = np.where(scores == top[:, None], -np.inf, scores)
    odds: Floats = (top - np.logaddexp.reduce(rest, axis=1)).astype(np.float32)
    return np.minimum(odds, np.float32(30))


def _heaviest(weighed: Floats, contact: Places, n_contacts: int) -> Places:
    """Return (n_contacts,): the sentence of each contact with the largest weight above 0, the first of equals; -1 where there is none."""
    heaviest = np.full(n_contacts, -1, dtype=np.int64)
    order = np.lexsort((-np.arange(len(weighed)), weighed))
    order = order[weighed[order] > 0]
    heaviest[contact[order]] = order
    return heaviest


def open_contacts(version: str, *, models: Path = MODELS) -> ContactModel | None:
    """Open the contact model of a version; None where the version has none, as those before 2026-11-22.

    Raises:
        ArtefactError: it was changed, or made for other labels or another lexicon.
    """
    if not (models / TASK / version / MANIFEST).exists():
        return None
    artefact = open_model(TASK, version, models=models)
    if artefact.manifest.get("labels") != label_names() or artefact.manifest.get("lexicon_sha256") != lexicon_sha256():
        raise ArtefactError("the contact model was trained for other labels or another lexicon", where=artefact.name, fix="run `cxtext train` anew")
    return from_arrays(artefact.name, artefact.arrays)


def label_names() -> list[str]:
    """Return what a contact model gives and reads, for its manifest: labels, hints and the parts of a contact."""
    parts = (f"part {kind} {name}" for kind, names in PARTS_OF.items() for name in names)
    return [*(f"{kind}.{code}" for kind in KINDS for code in codes(kind)), *(f"hint {name}" for name in hint_names()), *parts]


def from_arrays(name: str, arrays: Arrays) -> ContactModel:
    """Make a model from the arrays of its folder."""
    return ContactModel(
        name=name,
        vocabulary=arrays["vocabulary"],
        idf=arrays["idf"],
        hints=arrays["hints"],
        hint_bias=arrays["hint_bias"],
        heads={kind: Head(unpacked(f"{kind}.weights", arrays), arrays[f"{kind}.bias"]) for kind in KINDS},
        calibration={kind: (float(slope), float(offset)) for kind, (slope, offset) in zip(KINDS, arrays["calibration"], strict=True)},
    )
