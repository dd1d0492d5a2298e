"""A linear model over hashed word features that scores all outputs in one pass.

The vector of a segment (a sentence or a turn) holds, for every word and word pair in it, the inverse document frequency of each feature known to the
model, scaled to unit length: x_f = n_f · idf_f / norm, norm² = Σ over words and pairs of Σ_f idf_f². So the score of a word is the same wherever it
stands, and a segment is the sum of its words: each distinct word is scored once, and kept for the batches that follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.features import Keys, WordFeatures, pair_keys, word_features
from cxtext.tag.tokens import Ints, Tokens

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

WORD_GAPS = (1, 2)
CONCEPT_GAPS = (1, 2, 3)
MAX_KEPT_WORDS = 200_000  # about 100 MB; a night of a large company has more distinct words, most of them numbers and misspellings
_PREFIX_BITS = 20  # eight times the keys of a usual model: of the unknown pairs one in eight is still searched for
_PREFIX_SHIFT = np.uint64(64 - _PREFIX_BITS)
_NO_KEYS = np.zeros(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Sums:
    """Unscaled scores of words or segments: they add up, so a turn is the sum of its sentences.

    Attributes:
        scores: (n_segments, n_outputs) float32, without bias.
        square: (n_segments,) float32, squared length of the unscaled vector.
    """

    scores: Floats
    square: Floats

    def grouped(self, group: Ints, n_groups: int) -> "Sums":
        """Add up the segments of each group."""
        join = _counts(group, np.arange(len(group), dtype=np.int32), (n_groups, len(group)))
        return Sums(join @ self.scores, join @ self.square)

    def scaled(self, bias: Floats) -> Floats:
        """Return the scores of vectors of unit length, bias added."""
        norm = np.sqrt(np.maximum(self.square, 1e-12))
        scaled: Floats = (self.scores / norm[:, None] + bias).astype(np.float32, copy=False)
        return scaled


@dataclass(frozen=True, slots=True)
class Word:
    """What the model knows of a distinct word: its own key, the keys of its concepts, and its part in the sums of every segment that holds it."""

    key: np.uint64
    concepts: Keys
    scores: Floats
    square: np.float32


@dataclass(frozen=True)
class LinearModel:
    """Weights over known features.

    Attributes:
        keys: (n_features,) uint64, sorted.
        idf: (n_features,) float32, inverse document frequency.
        weights: (n_features, n_outputs) float32.
        bias: (n_outputs,) float32.
    """

    keys: Keys
    idf: Floats
    weights: Floats
    bias: Floats
    _words: dict[str, Word] = field(default_factory=dict, repr=False)

    def words(self, words: Sequence[str]) -> list[Word]:
        """Return what is known of distinct words; worked out once for each."""
        if len(self._words) + len(words) > MAX_KEPT_WORDS:
            self._words.clear()
        new = [word for word in words if word not in self._words]
        self._words.update(zip(new, self._learn([word_features(word) for word in new]), strict=True))
        return [self._words[word] for word in words]

    def _learn(self, features: Sequence[WordFeatures]) -> list[Word]:
        owner = np.repeat(np.arange(len(features), dtype=np.int32), [len(word.keys) for word in features])
        sums = self.sums(np.concatenate([_NO_KEYS, *(word.keys for word in features)]), owner, len(features))
        return [Word(word.keys[0], word.concepts, *parts) for word, *parts in zip(features, sums.scores, sums.square, strict=True)]

    def sums(self, keys: Keys, owner: Ints, n_owners: int) -> Sums:
        """Add up the known features of each owner.

        Args:
            keys: (n,) features, one for each occurrence.
            owner: (n,) the word or segment that each belongs to.
            n_owners: number of words or segments.
        """
        which, rows = self.find(keys)
        owner, idf = owner[which], self.idf[rows]
        values = sparse.csr_array((idf, (owner, rows)), shape=(n_owners, len(self.keys)))
        return Sums(values @ self.weights, np.bincount(owner, weights=idf * idf, minlength=n_owners).astype(np.float32))

    def find(self, wanted: Keys) -> tuple[Places, Places]:
        """Return the places of those wanted keys that the model knows, and the row of each in the model."""
        likely = np.flatnonzero(self._prefixes[wanted >> _PREFIX_SHIFT])
        rows = np.minimum(np.searchsorted(self.keys, wanted[likely]), len(self.keys) - 1)
        known = self.keys[rows] == wanted[likely]
        return likely[known], rows[known]

    @cached_property
    def _prefixes(self) -> NDArray[np.bool_]:
        """Whether any key begins with these bits: tells most unknown pairs at a fraction of the price of a search."""
        prefixes = np.zeros(1 << _PREFIX_BITS, dtype=np.bool_)
        prefixes[self.keys >> _PREFIX_SHIFT] = True
        return prefixes


def score(model: LinearModel, tokens: Tokens, segment: Ints, n_segments: int) -> Sums:
    """Score segments of texts by their words and pairs of words.

    Args:
        model: the weights.
        tokens: tokens of the texts.
        segment: (n_tokens,) index of the segment of each token; never falls.
        n_segments: number of segments.

    Returns:
        Sums of n_segments rows.
    """
    words = model.words(tokens.words)
    alone = _sum_words(model, words, tokens, segment, n_segments)
    pairs = model.sums(*text_pairs([word.key for word in words], [word.concepts for word in words], tokens.word, segment), n_segments)
    return Sums(alone.scores + pairs.scores, alone.square + pairs.square)


def score_words(model: LinearModel, tokens: Tokens, segment: Ints, n_segments: int) -> Sums:
    """Score segments of texts by their words alone; arguments and result as of `score`."""
    return _sum_words(model, model.words(tokens.words), tokens, segment, n_segments)


def _sum_words(model: LinearModel, words: Sequence[Word], tokens: Tokens, segment: Ints, n_segments: int) -> Sums:
    counts = _counts(segment, tokens.word, (n_segments, len(words)))
    scores = np.array([word.scores for word in words], dtype=np.float32).reshape(-1, model.weights.shape[1])
    square = np.array([word.square for word in words], dtype=np.float32)
    return Sums(counts @ scores, counts @ square)


def text_pairs(keys: Sequence[np.uint64], concepts: Sequence[Keys], word: Ints, segment: Ints) -> tuple[Keys, Ints]:
    """Return the keys of all pairs inside segments, and the segment of each; arguments as of `token_pairs`."""
    found, _, right = token_pairs(keys, concepts, word, segment)
    return found, segment[right]


def token_pairs(keys: Sequence[np.uint64], concepts: Sequence[Keys], word: Ints, segment: Ints) -> tuple[Keys, Places, Places]:
    """Return the keys of all pairs inside segments, and the tokens that each stands between.

    Args:
        keys: (n_words,) own keys of the distinct words.
        concepts: (n_words,) keys of the concepts of each.
        word: (n_tokens,) index into the words.
        segment: (n_tokens,) its segment; never falls.

    Returns:
        (n_pairs,) keys, left tokens and right tokens: pairs of words next to each other or with one word between, and pairs of concepts
        with at most two concepts between.
    """
    own = np.array(keys, dtype=np.uint64)[word]
    neighbours = [_neighbours(own, segment, gap) for gap in WORD_GAPS]
    token, spoken = _concepts_in_order(concepts, word)
    companions = [_companions(spoken, token, segment[token], gap) for gap in CONCEPT_GAPS]
    found, left, right = zip(*neighbours, *companions, strict=True)
    return np.concatenate(found), np.concatenate(left), np.concatenate(right)


def _concepts_in_order(concepts: Sequence[Keys], word: Ints) -> tuple[Places, Keys]:
    """Return the concepts of the tokens in reading order: the token of each, and its key."""
    n_concepts = np.array([len(keys) for keys in concepts], dtype=np.int64)
    n_here = n_concepts[word]
    token = np.repeat(np.arange(len(word)), n_here)
    place = np.arange(len(token)) - np.repeat(np.cumsum(n_here) - n_here, n_here)
    first = np.cumsum(n_concepts) - n_concepts
    return token, np.concatenate([_NO_KEYS, *concepts])[first[word][token] + place]


def _neighbours(own: Keys, segment: Ints, gap: int) -> tuple[Keys, Places, Places]:
    left = np.flatnonzero(segment[gap:] == segment[:-gap])
    return pair_keys(own[left], own[left + gap], gap=gap), left, left + gap


def _companions(concepts: Keys, token: Places, segment: Ints, gap: int) -> tuple[Keys, Places, Places]:
    left = np.flatnonzero((segment[gap:] == segment[:-gap]) & (token[gap:] != token[:-gap]))
    one, other = concepts[left], concepts[left + gap]
    # In whatever order they stand, and however far apart: one key.
    return pair_keys(np.minimum(one, other), np.maximum(one, other), gap=0), token[left], token[left + gap]


def _counts(row: Ints, column: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(row), dtype=np.float32), (row, column)), shape=shape)
