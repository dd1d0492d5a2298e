"""What the rest of a contact adds to the scores of a sentence: the sentences beside it, and the contact as a whole.

"And now again" names a fault behind "the line went dead last week" and none behind "I tried to pay". So a second pass reads the scores that the first
gave to all sentences of the customer in the contact (stacked sequential learning, Cohen and Carvalho 2005, here without a chain: one pass over columns).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.conversations import Side
from cxtext.tag.linear import Floats, Places

BLOCKS = ("own", "previous", "next", "highest", "mean")
MARKS = ("first", "last", "length")


@dataclass(frozen=True, slots=True)
class RestModel:
    """Weights of the second pass.

    Attributes:
        weights: (n_blocks · n_outputs + n_marks, n_outputs) float32: block after block as in BLOCKS, then the marks.
        bias: (n_outputs,) float32.
    """

    weights: Floats
    bias: Floats

    @property
    def own(self) -> Floats:
        """(n_outputs, n_outputs): what the scores of the sentence itself add to the new ones."""
        return self.weights[: len(self.bias)]

    def read(self, scores: Floats, customers: Side) -> "InContact":
        """Read sentences in their contacts.

        Args:
            scores: (n_sentences, n_outputs) of the first pass.
            customers: the turns that the sentences stand in.
        """
        contact, order = in_reading_order(customers)
        read = np.empty((len(scores), len(self.weights)), dtype=np.float32)
        read[order] = surrounded(scores[order], contact[order])
        return InContact(self, read)


@dataclass(frozen=True, slots=True)
class InContact:
    """Sentences as the second pass reads them.

    Attributes:
        model: its weights.
        read: (n_sentences, n_blocks · n_outputs + n_marks).
    """

    model: RestModel
    read: Floats

    @property
    def scores(self) -> Floats:
        """(n_sentences, n_outputs): the scores of the second pass."""
        found: Floats = self.read @ self.model.weights + self.model.bias
        return found

    def parts(self, sentence: int, output: int) -> dict[str, float]:
        """Return what the sentence before, the one behind and the rest of the contact add to a score; "base" is what every sentence has."""
        n = len(self.model.bias)
        added = self.read[sentence].astype(np.float64) * self.model.weights[:, output]
        sums = {"previous": added[n : 2 * n], "next": added[2 * n : 3 * n], "whole": added[3 * n :], "base": self.model.bias[output : output + 1]}
        return {name: float(values.sum()) for name, values in sums.items()}


def open_rest(arrays: Mapping[str, NDArray[Any]]) -> RestModel | None:
    """Return the second pass of a model; None of a model that was trained without whole contacts and has only the first."""
    return RestModel(arrays["rest.weights"], arrays["rest.bias"]) if "rest.weights" in arrays else None


def in_reading_order(customers: Side) -> tuple[Places, Places]:
    """Return the number of the contact of each sentence, and the order in which they were said, contact after contact."""
    number = {identity: i for i, identity in enumerate(dict.fromkeys(customers.contact_ids))}
    turn = customers.sentences.text
    contact = np.array([number[identity] for identity in customers.contact_ids], dtype=np.int64)[turn]
    return contact, np.lexsort((customers.sentences.start, np.asarray(customers.seqs, dtype=np.int64)[turn], contact))


def surrounded(scores: Floats, contact: Places) -> Floats:
    """Set the scores of the sentences beside a sentence, and of its contact, beside its own.

    Args:
        scores: (n_sentences, n_outputs) in reading order.
        contact: (n_sentences,) contact of each; never falls.

    Returns:
        (n_sentences, n_blocks · n_outputs + n_marks) float32; where there is no sentence before or behind, 0.
    """
    starts = np.flatnonzero(np.diff(contact, prepend=-1))
    size = np.diff(np.append(starts, len(contact)))
    first, last = np.zeros(len(contact), dtype=np.bool_), np.zeros(len(contact), dtype=np.bool_)
    first[starts], last[starts + size - 1] = True, True
    previous, following = np.roll(scores, 1, axis=0), np.roll(scores, -1, axis=0)
    previous[first], following[last] = 0.0, 0.0
    highest, mean = _over_contacts(scores, starts, size)
    marks = np.stack([first, last, np.repeat(np.log1p(size), size)], axis=1)
    return np.hstack([scores, previous, following, highest, mean, marks]).astype(np.float32)


def _over_contacts(scores: Floats, starts: Places, size: Places) -> tuple[Floats, Floats]:
    """Return the highest and the mean score of its contact, a row a sentence."""
    if not len(starts):
        return scores, scores
    return (
        np.repeat(np.maximum.reduceat(scores, starts, axis=0), size, axis=0),
        np.repeat(np.add.reduceat(scores, starts, axis=0) / size[:, None], size, axis=0),
    )
