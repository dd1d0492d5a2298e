"""A linear model over hashed word features that scores all outputs in one pass.

The vector of a segment (a sentence or a turn) holds, for every word and word pair in it, the inverse document frequency of each feature known to the
model, scaled to unit length: x_f = n_f · idf_f / norm, norm² = Σ over words and pairs of Σ_f idf_f². So the score of a word is the same wherever it
stands, and a segment is the sum of its words: each distinct word is scored once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.features import Keys, concept_keys, pair_keys, word_keys
from cxtext.tag.tokens import Ints, Tokens

Floats = NDArray[np.float32]

WORD_GAPS = (1, 2)
CONCEPT_GAPS = (1, 2, 3)
_EMPTY = np.zeros(0, dtype=np.int64)
_NO_KEYS = np.zeros(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Word:
    """What the features know of a distinct word: its own key, the keys of its concepts, and its rows in the model."""

    key: np.uint64
    concepts: Keys
    rows: NDArray[np.int64]


@dataclass(frozen=True)
class LinearModel:
    """Weights over known features.

    Attributes:
        keys: (n_features,) uint64, sorted.
        idf: (n_features,) float32, inverse document frequency.
        weights: (n_features, n_outputs) float16.
        bias: (n_outputs,) float32.
    """

    keys: Keys
    idf: Floats
    weights: NDArray[np.float16]
    bias: Floats
    _words: dict[str, Word] = field(default_factory=dict, repr=False)

    def word(self, word: str) -> Word:
        """Return what is known of a word; worked out once for each distinct word."""
        if word not in self._words:
            keys = word_keys(word)
            self._words[word] = Word(keys[0], concept_keys(word), find(self.keys, keys))
        return self._words[word]


def find(keys: Keys, wanted: Keys) -> NDArray[np.int64]:
    """Return the places in sorted `keys` of those `wanted` keys that are there."""
    if len(keys) == 0:
        return _EMPTY
    places = np.searchsorted(keys, wanted)
    places[places == len(keys)] = 0
    return places[keys[places] == wanted]


@dataclass(frozen=True, slots=True)
class Sums:
    """Unscaled scores of segments: they add up, so a turn is the sum of its sentences.

    Attributes:
        scores: (n_segments, n_outputs) float32, without bias.
        square: (n_segments,) float32, squared length of the unscaled vector.
    """

    scores: Floats
    square: Floats

    def grouped(self, group: Ints, n_groups: int) -> "Sums":
        """Add up the segments of each group."""
        join = _indicator(group, n_groups)
        return Sums(join @ self.scores, join @ self.square)

    def scaled(self, bias: Floats) -> Floats:
        """Return the scores of vectors of unit length, bias added."""
        norm = np.sqrt(np.maximum(self.square, 1e-12))
        return self.scores / norm[:, None] + bias


def score(model: LinearModel, tokens: Tokens, segment: Ints, n_segments: int) -> Sums:
    """Score segments of texts.

    Args:
        model: the weights.
        tokens: tokens of the texts.
        segment: (n_tokens,) index of the segment of each token; never falls.
        n_segments: number of segments.

    Returns:
        Sums of n_segments rows.
    """
    known = [model.word(word) for word in tokens.words]
    words = _word_sums(model, [word.rows for word in known])
    counts = _counts(segment, tokens.word, (n_segments, len(tokens.words)))
    pairs = _pair_sums(model, *text_pairs(known, tokens.word, segment), n_segments)
    return Sums(counts @ words.scores + pairs.scores, counts @ words.square + pairs.square)


def _word_sums(model: LinearModel, rows: list[NDArray[np.int64]]) -> Sums:
    owner = np.repeat(np.arange(len(rows), dtype=np.int32), [len(r) for r in rows])
    return _feature_sums(model, np.concatenate(rows) if rows else _EMPTY, owner, len(rows))


def _pair_sums(model: LinearModel, keys: Keys, owner: Ints, n_segments: int) -> Sums:
    if len(model.keys) == 0:
        return Sums(np.zeros((n_segments, model.weights.shape[1]), dtype=np.float32), np.zeros(n_segments, dtype=np.float32))
    places = np.searchsorted(model.keys, keys)
    places[places == len(model.keys)] = 0
    known = model.keys[places] == keys
    return _feature_sums(model, places[known], owner[known], n_segments)


def text_pairs(words: Sequence[Word], word: Ints, segment: Ints) -> tuple[Keys, Ints]:
    """Return the keys of all pairs inside segments, and the segment of each.

    Args:
        words: the distinct words.
        word: (n_tokens,) index into words.
        segment: (n_tokens,) its segment; never falls.

    Returns:
        (n_pairs,) keys and (n_pairs,) segments: pairs of words next to each other or with one word between, and pairs of concepts
        with at most two concepts between.
    """
    ids = np.array([known.key for known in words], dtype=np.uint64)[word]
    neighbours = [_neighbours(ids, segment, gap) for gap in WORD_GAPS]
    n_concepts = np.array([len(known.concepts) for known in words], dtype=np.int64)[word]
    token = np.repeat(np.arange(len(word)), n_concepts)
    concepts = np.concatenate([_NO_KEYS, *(words[w].concepts for w in word[n_concepts > 0])])
    companions = [_companions(concepts, token, segment[token], gap) for gap in CONCEPT_GAPS]
    keys, owners = zip(*neighbours, *companions, strict=True)
    return np.concatenate(keys), np.concatenate(owners)


def _neighbours(ids: Keys, segment: Ints, gap: int) -> tuple[Keys, Ints]:
    same = segment[gap:] == segment[:-gap]
    return pair_keys(ids[:-gap][same], ids[gap:][same], gap=gap), segment[gap:][same]


def _companions(concepts: Keys, token: NDArray[np.int64], segment: Ints, gap: int) -> tuple[Keys, Ints]:
    same = (segment[gap:] == segment[:-gap]) & (token[gap:] != token[:-gap])
    left, right = concepts[:-gap][same], concepts[gap:][same]
    # In whatever order they stand, and however far apart: one key.
    return pair_keys(np.minimum(left, right), np.maximum(left, right), gap=0), segment[gap:][same]


def _feature_sums(model: LinearModel, rows: NDArray[np.int64], owner: Ints, n_owners: int) -> Sums:
    idf = model.idf[rows]
    values = sparse.csr_array((idf, (owner, np.arange(len(rows)))), shape=(n_owners, len(rows)), dtype=np.float32)
    return Sums(values @ model.weights[rows].astype(np.float32), np.bincount(owner, weights=idf * idf, minlength=n_owners).astype(np.float32))


def _counts(row: Ints, column: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(row), dtype=np.float32), (row, column)), shape=shape)


def _indicator(group: Ints, n_groups: int) -> sparse.csr_array:
    return _counts(group, np.arange(len(group), dtype=np.int32), (n_groups, len(group)))
