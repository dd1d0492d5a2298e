"""What the labels given once a contact are read from: concepts and words by part of the contact, and hints, the surest customer turn for many labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.conversations import Conversations, ranks, weighted
from cxtext.tag.features import Keys
from cxtext.tag.linear import Floats, Places
from cxtext.tags import NO_LABEL, ContactKind, codes

# Parts of a contact, each a weighted sum of sentences. The weights, and which kind reads which part, were chosen by cross-validation on data/training.
PARTS = ("opening", "fading", "customer", "agent", "agent_fading", "agent_end", "customer_end")
PARTS_OF: dict[ContactKind, tuple[str, ...]] = {
    "contact_reason": ("opening", "fading", "customer", "agent", "agent_fading"),
    "outcome": ("agent_end", "customer_end", "agent"),
    "trigger": ("opening", "fading", "customer", "agent", "agent_fading"),
    "life_event": ("fading", "customer", "agent"),
    "phase": ("opening", "customer", "agent", "agent_end"),
    "churn": ("customer", "customer_end", "agent", "agent_end"),
}
HINTS_OF: dict[ContactKind, tuple[str, ...]] = {
    "trigger": ("pain_point", "life_event", "effort_signal"),
    "life_event": ("pain_point", "life_event", "churn"),
    "phase": ("pain_point",),
    "churn": ("pain_point", "life_event", "churn"),
}
OPENING_TURNS = 2
FADING, AGENT_FADING = 0.7, 0.8  # from sentence to sentence: what is wanted, and why, is said early
AGENT_END_DECAY, CUSTOMER_END_DECAY = 0.7, 0.5  # from turn to turn, backwards
LEAST_WEIGHT = 0.02


@dataclass(frozen=True, slots=True)
class Part:
    """A part of every contact.

    Attributes:
        weight: (n_sentences,) weight of a sentence.
        norm: (n_contacts,) length of the unscaled vector.
        vectors: (n_contacts, n_terms), rows scaled by norm.
    """

    weight: Floats
    norm: Floats
    vectors: sparse.csr_array


def hint_names() -> tuple[str, ...]:
    """Return the labels of turns that hints stand for."""
    return tuple(f"{kind}.{code}" for kind in ("pain_point", "effort_signal", "life_event", "churn") for code in codes(kind) if code != NO_LABEL.get(kind))


def hints_of(kind: ContactKind) -> Places:
    """Return the places among the hints of those that a kind reads."""
    return np.array([i for i, name in enumerate(hint_names()) if name.partition(".")[0] in HINTS_OF.get(kind, ())], dtype=np.int64)


def terms(found: Conversations, vocabulary: Keys) -> sparse.csr_array:
    """Return (n_sentences, n_concepts + n_vocabulary): the concepts and the known words and pairs of each sentence, counted.

    Args:
        found: the contacts.
        vocabulary: (n_vocabulary,) keys of the known words and pairs, sorted.
    """
    keys = found.phrases.keys
    places = np.minimum(np.searchsorted(vocabulary, keys), max(len(vocabulary) - 1, 0))
    known = np.flatnonzero(vocabulary[places] == keys) if len(vocabulary) else np.zeros(0, dtype=np.int64)
    join = sparse.csr_array((np.ones(len(known), dtype=np.float32), (known, places[known])), shape=(len(keys), len(vocabulary)))
    return sparse.hstack([found.concepts, found.phrases.counts @ join], format="csr")


def parts(found: Conversations, counts: sparse.csr_array, idf: Floats, names: Sequence[str] = PARTS) -> dict[str, Part]:
    """Return the parts of contacts by name.

    Args:
        found: the contacts.
        counts: (n_sentences, n_terms), as `terms` gives them.
        idf: (n_terms,) weight of each term: inverse document frequency.
        names: the parts wanted.
    """
    weights = _weights(found)
    return {name: _part(found, counts, idf, weights[name]) for name in names}


def _weights(found: Conversations) -> dict[str, Floats]:
    """Return (n_sentences,) weights by part."""
    first, turn, customer = found.first, found.turn, found.is_customer
    turns_before, turns_behind = ranks(found.contact[first], customer[first])
    _, agent_turns_behind = ranks(found.contact[first], ~customer[first])
    weights = {
        "opening": customer * (turns_before < OPENING_TURNS)[turn],
        "fading": customer * FADING ** ranks(found.contact, customer)[0],
        "customer": customer,
        "agent": ~customer,
        "agent_fading": ~customer * AGENT_FADING ** ranks(found.contact, ~customer)[0],
        "agent_end": ~customer * (AGENT_END_DECAY**agent_turns_behind)[turn],
        "customer_end": customer * (CUSTOMER_END_DECAY**turns_behind)[turn],
    }
    return {name: np.where(weight > LEAST_WEIGHT, weight, 0).astype(np.float32) for name, weight in weights.items()}


def _part(found: Conversations, counts: sparse.csr_array, idf: Floats, weight: Floats) -> Part:
    summed = weighted(weight, counts, found.contact, len(found.ids))
    norm = np.sqrt(np.maximum(summed @ (idf * idf), 1e-9)).astype(np.float32)
    return Part(weight, norm, (sparse.diags_array(1 / norm) @ summed @ sparse.diags_array(idf)).tocsr())


def presence(counts: sparse.csr_array) -> sparse.csr_array:
    """Return 1 where a concept occurs."""
    return (counts > 0).astype(np.float32).tocsr()


def strongest(scores: Floats, contact: Places, n_contacts: int) -> Floats:
    """Return (n_contacts, n_hints): the largest score of each hint over the turns of a contact.

    Args:
        scores: (n_turns, n_hints), turns of customers only.
        contact: (n_turns,) the contact of each.
        n_contacts: number of contacts.
    """
    largest = np.full((n_contacts, scores.shape[1]), -np.inf, dtype=np.float32)
    np.maximum.at(largest, contact, scores)
    return largest


def customer_turns_of(found: Conversations) -> tuple[Places, Places]:
    """Return the numbers of the customers' turns, and the contact of each."""
    turns = np.flatnonzero(found.is_customer[found.first])
    return turns, found.contact[found.first][turns]


def probability(scores: Floats) -> Floats:
    """Return the logistic of scores."""
    logistic: NDArray[np.float32] = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return logistic
