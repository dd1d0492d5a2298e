"""What each term, a concept or a word, of each sentence adds to the score of a label given once a contact; the parts add up to the score without remainder."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from cxtext.tag import contact_features as features
from cxtext.tag.contact_features import PARTS_OF, hint_names
from cxtext.tag.contact_model import ContactModel
from cxtext.tag.contributions import Doubles
from cxtext.tag.conversations import Conversations
from cxtext.tag.linear import Floats
from cxtext.tags import ContactKind, codes


@dataclass(frozen=True, slots=True)
class ContactParts:
    """The parts of the score of one label of one contact.

    Attributes:
        terms: (n_sentences, n_terms) what each term of each sentence adds: the concepts, then the model's vocabulary.
        hints: label of a turn → what its surest turn adds; only where the kind reads hints.
        base: what every contact has.
    """

    terms: Doubles
    hints: Mapping[str, float]
    base: float

    @property
    def total(self) -> float:
        """The score: the larger, the likelier the label."""
        return float(self.terms.sum()) + sum(self.hints.values()) + self.base


def contact_parts(model: ContactModel, contact: Conversations, kind: ContactKind) -> dict[str, ContactParts]:
    """Return the parts of the score of each label of a kind.

    Args:
        model: the contact model.
        contact: one contact.
        kind: the kind.
    """
    head, names = model.heads[kind], PARTS_OF[kind]
    counts, n_terms = features.terms(contact, model.vocabulary), len(model.idf)
    parts = features.parts(contact, counts, model.idf, names)
    scaled = [_scaled(counts, parts[name].weight / parts[name].norm[0]) for name in names]
    hints = _hints(model, contact)[features.hints_of(kind)]
    hinted = [hint_names()[i] for i in features.hints_of(kind)]
    found = {}
    for label, weights in zip(codes(kind), head.weights.T.astype(np.float64), strict=True):
        of_parts = weights[: len(names) * n_terms].reshape(len(names), n_terms) * model.idf
        added_terms = np.sum([rows * row for rows, row in zip(scaled, of_parts, strict=True)], axis=0)
        added = dict(zip(hinted, (hints * weights[len(names) * n_terms :]).tolist(), strict=True))
        found[label] = ContactParts(added_terms, added, float(head.bias[codes(kind).index(label)]))
    return found


def _scaled(counts: sparse.csr_array, weight: Floats) -> Doubles:
    scaled: Doubles = (sparse.diags_array(weight.astype(np.float64)) @ counts).toarray()
    return scaled


def _hints(model: ContactModel, contact: Conversations) -> Doubles:
    turns, of_contact = features.customer_turns_of(contact)
    scores = features.presence(contact.by_turn()[turns]) @ model.hints + model.hint_bias
    told: Doubles = features.probability(features.strongest(scores, of_contact, 1))[0].astype(np.float64)
    return told
