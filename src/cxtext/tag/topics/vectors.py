"""Vectors of segments: word and character TF-IDF under a singular value decomposition, shared by Dutch and English.

Everything about a segment's vector is a sum over its words, so a word is projected once however often it occurs. A word brings itself, its
character n-grams, and what ties the two languages together: its concepts (lexicon.toml) and its twins (words.toml).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from spacy.strings import hash_string  # type: ignore[attr-defined]  # Cython

from cxtext.tag.features import Keys, concept_keys, normalise, word_keys
from cxtext.tag.linear import Floats
from cxtext.tag.segments import is_content, is_cue
from cxtext.tag.tokens import Tokens, tokenize
from cxtext.tag.topics.words import twins
from cxtext.tags import TAGGED_LANGUAGES, Language

# Weights of the kinds of features, chosen by k-means on banking77 train, dstc11 and xsid_nl dev, where differences within a factor of two are small.
# The n-grams of a word count together, so that a long word weighs no more than a short one.
NGRAMS, CONCEPTS, TWINS = 0.7, 0.5, 1.5
CUE = 0.6  # "hoe", "waarom", "niet" tell some matters apart

_CHUNK = 20_000  # segments projected at a time, to bound memory


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """The vector space of a topic model.

    Attributes:
        keys: (n_features,) uint64, sorted.
        idf: (n_features,) float32: ln((1 + n) / (1 + n with the feature)) + 1, as scikit-learn's smooth idf.
        components: (n_features, n_dims) float16, right singular vectors.
        centre: (n_languages, n_dims) float32: mean vector of each language in the order of TAGGED_LANGUAGES, taken off so that the
            language of a segment is no part of its matter.
    """

    keys: Keys
    idf: Floats
    components: NDArray[np.float16]
    centre: Floats

    def embed(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        """Return (n_texts, n_dims) float32 rows of unit length; a text without any known word is all zero."""
        raw = project(self, texts, languages)
        return centred(raw, languages, self.centre)


def project(space: Space, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
    """Return (n_texts, n_dims) float32 rows of unit length, the language's mean still in them."""
    if not texts or not len(space.keys):
        return np.zeros((len(texts), space.components.shape[1]), dtype=np.float32)
    parts = [_project(space, texts[i : i + _CHUNK], languages[i : i + _CHUNK]) for i in range(0, len(texts), _CHUNK)]
    return np.concatenate(parts)


def centred(raw: Floats, languages: Sequence[Language], centre: Floats) -> Floats:
    """Take the language's mean off each row that is not zero, and scale to unit length."""
    language = np.array([TAGGED_LANGUAGES.index(code) for code in languages], dtype=np.int64)
    known = np.asarray(raw.any(axis=1))[:, None]
    return unit_rows(np.where(known, raw - centre[language], 0).astype(np.float32))


def unit_rows(rows: Floats) -> Floats:
    """Scale rows to unit length; zero rows stay zero."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Floats = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    return scaled


def word_counts(texts: Sequence[str], languages: Sequence[Language]) -> tuple[sparse.csr_array, tuple[str, ...]]:
    """Return (n_texts, n_words) whether a text holds a word, and the distinct words."""
    # Texts of one language together: the tokenizer changes once.
    order = np.array(sorted(range(len(texts)), key=languages.__getitem__), dtype=np.int64)
    tokens: Tokens = tokenize([texts[i] for i in order], [languages[i] for i in order])
    ones = np.ones(len(tokens.text), dtype=np.float32)
    counts = sparse.csr_array((ones, (order[tokens.text], tokens.word)), shape=(len(texts), len(tokens.words)))
    counts.data[:] = 1
    return counts, tokens.words


@lru_cache(maxsize=200_000)
def word_features(word: str) -> tuple[Keys, Floats]:
    """Return the feature keys of a word and the weight of each, before idf."""
    scale = 1.0 if is_content(word) else CUE * is_cue(word)
    if not scale:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.float32)
    keys, concepts = word_keys(word), concept_keys(word)
    ngrams = keys[1:][~np.isin(keys[1:], concepts)]
    names = np.fromiter((hash_string(f"t={name}") for name in twins(normalise(word))), dtype=np.uint64)
    weights = [[1.0], [NGRAMS / max(len(ngrams), 1) ** 0.5] * len(ngrams), [CONCEPTS] * len(concepts), [TWINS] * len(names)]
    return np.concatenate([keys[:1], ngrams, concepts, names]), scale * np.concatenate(weights).astype(np.float32)


def feature_matrix(words: Sequence[str]) -> tuple[Keys, NDArray[np.int64], Floats]:
    """Return the features of distinct words in coordinates: key, row of the word, weight."""
    known = [word_features(word) for word in words]
    rows = np.repeat(np.arange(len(words)), [len(keys) for keys, _ in known])
    keys = np.concatenate([np.zeros(0, dtype=np.uint64), *(keys for keys, _ in known)])
    return keys, rows, np.concatenate([np.zeros(0, dtype=np.float32), *(weights for _, weights in known)])


def _project(space: Space, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
    counts, words = word_counts(texts, languages)
    keys, rows, weights = feature_matrix(words)
    places = np.minimum(np.searchsorted(space.keys, keys), len(space.keys) - 1)
    known = space.keys[places] == keys
    values = weights[known] * space.idf[places[known]]
    features = sparse.csr_array((values, (rows[known], places[known])), shape=(len(words), len(space.keys)))
    return unit_rows(counts @ (features @ space.components.astype(np.float32)))
