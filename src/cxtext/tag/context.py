"""What surrounds a customer's words: the words said before them by the other side, their place in the contact, and how many they are.

"Weer niks" says something else behind "Is it working now?" than on its own, and a last turn of two words is mostly a goodbye.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.conversations import Side, ranks
from cxtext.tag.linear import Floats, LinearModel, Places, score_words
from cxtext.tag.sentences import is_word
from cxtext.tag.tokens import Ints, Tokens

PLACES = ("first", "second", "last")  # among the customer's turns of a contact
LENGTHS = (1, 3, 7, 15, 30)  # most words of each class but the last; the classes were chosen by cross-validation on data/training
BEFORE_WEIGHT, PLACE_WEIGHT, LENGTH_WEIGHT = 0.4, 0.5, 0.5  # beside the words of the turn itself, whose vector has length 1; chosen likewise

_MOST_TURNS = 1 << 32


@dataclass(frozen=True, slots=True)
class ContextModel:
    """Weights of what surrounds a turn.

    Attributes:
        before: of the words of the turn before.
        place: (n_places, n_outputs) float32.
        length: (n_lengths, n_outputs) float32.
    """

    before: LinearModel
    place: Floats
    length: Floats

    def of_turns(self, customers: Side, agents: Side) -> Floats:
        """Return (n_customer_turns, n_outputs): what stands before a turn and its place add to its scores."""
        spoken = score_words(self.before, agents.tokens, agents.tokens.text, agents.tokens.n_texts).scaled(self.before.bias)
        before = turn_before(customers, agents)
        scores = np.where((before >= 0)[:, None], spoken[before] if len(spoken) else np.float32(0), np.float32(0)) * np.float32(BEFORE_WEIGHT)
        added: Floats = scores + places(customers) @ self.place
        return added

    def of_lengths(self, tokens: Tokens, segment: Ints, n_segments: int) -> Floats:
        """Return (n_segments, n_outputs): what the number of words adds to the scores of turns or sentences."""
        return length_scores(self.length, tokens, segment, n_segments)


def length_scores(weights: Floats, tokens: Tokens, segment: Ints, n_segments: int) -> Floats:
    """Return (n_segments, n_outputs): the weights (n_lengths, n_outputs) of the number of words of each turn or sentence."""
    added: Floats = weights[length_class(n_words(tokens, segment, n_segments))] * np.float32(LENGTH_WEIGHT)
    return added


def turn_before(customers: Side, agents: Side) -> Places:
    """Return of each customer's turn the number of the last turn of the other side before it in the same contact; -1 where there is none."""
    number = {identity: i for i, identity in enumerate(dict.fromkeys(customers.contact_ids))}
    asked, said = _position(customers, number), _position(agents, number)
    if not len(said):
        return np.full(len(asked), -1, dtype=np.int64)
    order = np.argsort(said)
    at = np.searchsorted(said[order], asked) - 1
    last = order[at]
    before: Places = np.where((at >= 0) & (said[last] // _MOST_TURNS == asked // _MOST_TURNS), last, -1)
    return before


def _position(side: Side, number: Mapping[str, int]) -> Places:
    """Return one number a turn that grows along its contact, and from contact to contact; turns of contacts without a number come before all."""
    contact = np.array([number.get(identity, -1) for identity in side.contact_ids], dtype=np.int64)
    return contact * _MOST_TURNS + np.asarray(side.seqs, dtype=np.int64)


def places(customers: Side) -> Floats:
    """Return (n_customer_turns, n_places): the marks of the place of each turn, PLACE_WEIGHT or 0."""
    if customers.around is not None:
        before, behind = (np.asarray(counts, dtype=np.int64) for counts in customers.around)
        return place_marks(before, behind)
    number = {identity: i for i, identity in enumerate(dict.fromkeys(customers.contact_ids))}
    contact, seq = np.array([number[identity] for identity in customers.contact_ids], dtype=np.int64), np.asarray(customers.seqs, dtype=np.int64)
    order = np.lexsort((seq, contact))
    before, behind = np.zeros_like(contact), np.zeros_like(contact)
    before[order], behind[order] = ranks(contact[order], np.ones(len(order), dtype=np.bool_))
    return place_marks(before, behind)


def place_marks(before: Places, behind: Places) -> Floats:
    """Return (n, n_places) marks of turns with so many turns of the customer before and behind them; a turn on its own is first and not last."""
    marks = np.stack([before == 0, before == 1, (behind == 0) & (before > 0)], axis=1)
    return marks.astype(np.float32) * np.float32(PLACE_WEIGHT)


def n_words(tokens: Tokens, segment: Ints, n_segments: int) -> Places:
    """Return (n_segments,): the words in each turn or sentence, punctuation left out."""
    word = np.array([is_word(word) for word in tokens.words], dtype=np.bool_)
    counted: NDArray[np.int64] = np.bincount(segment[word[tokens.word]], minlength=n_segments) if len(tokens.word) else np.zeros(n_segments, dtype=np.int64)
    return counted


def length_class(words: Places) -> Places:
    """Return the class of each number of words, 0 .. len(LENGTHS)."""
    found: Places = np.searchsorted(np.array(LENGTHS), words)
    return found
