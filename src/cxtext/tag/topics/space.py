"""Fitting the vector space of a topic model."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from cxtext.tag.linear import Floats
from cxtext.tag.topics.vectors import Space, feature_matrix, project, word_counts
from cxtext.tags import TAGGED_LANGUAGES, Language

MAX_DIMS = 200  # of 476 example phrases, each left out once, 68 % find their topic of 45 in 200 dimensions, 65 % in 100, no more in 460
TEXTS_A_DIM = 2  # with few texts, fewer dimensions: otherwise each text gets one of its own
MIN_TEXTS = 2  # a feature of one text ties nothing together
MAX_FEATURES = 40_000  # the most frequent ones; bounds the model to about 16 MB
MIN_TEXTS_OF_LANGUAGE = 50  # below it a language's mean says more about its few texts than about the language


def fit_space(texts: Sequence[str], languages: Sequence[Language], *, seed: int) -> Space:
    """Fit the space on texts; the same texts and seed give the same space. Where no text has a word that counts, nothing lies anywhere in it.

    Args:
        texts: n_texts segments and example phrases.
        languages: the language of each.
        seed: of the randomised decomposition.
    """
    counts, words = word_counts(texts, languages)
    keys, rows, weights = feature_matrix(words)
    known, column = np.unique(keys, return_inverse=True)
    per_word = sparse.csr_array((weights, (rows, column)), shape=(len(words), len(known)))
    vectors = (counts @ per_word).tocsr()
    kept, idf = _frequent(vectors)
    if not len(kept):
        return _empty()
    components = _components(_unit(vectors[:, kept], idf), seed=seed)
    space = Space(known[kept], idf, components, np.zeros((len(TAGGED_LANGUAGES), components.shape[1]), dtype=np.float32))
    return Space(space.keys, space.idf, space.components, centre_of(project(space, texts, languages), languages))


def _empty() -> Space:
    nothing = np.zeros(0, dtype=np.float32)
    return Space(nothing.astype(np.uint64), nothing, np.zeros((0, 1), dtype=np.float16), np.zeros((len(TAGGED_LANGUAGES), 1), dtype=np.float32))


def _frequent(vectors: sparse.csr_array) -> tuple[NDArray[np.int64], Floats]:
    n_with = np.bincount(vectors.indices, minlength=vectors.shape[1])
    # Stable order, so that equal counts fall the same way everywhere.
    kept = np.sort(np.argsort(-n_with, kind="stable")[:MAX_FEATURES])
    kept = kept[n_with[kept] >= min(MIN_TEXTS, n_with.max(initial=0))]
    return kept, (np.log((1 + vectors.shape[0]) / (1 + n_with[kept])) + 1).astype(np.float32)


def _unit(vectors: sparse.csr_array, idf: Floats) -> sparse.csr_array:
    scaled = sparse.csr_array(vectors.multiply(idf[None, :]))
    length = np.sqrt(scaled.multiply(scaled).sum(axis=1))
    return sparse.csr_array(scaled.multiply((1 / np.maximum(length, 1e-9))[:, None]))


def _components(vectors: sparse.csr_array, *, seed: int) -> NDArray[np.float16]:
    n_dims = max(1, min(MAX_DIMS, vectors.shape[0] // TEXTS_A_DIM, min(vectors.shape) - 1))
    _, _, right = randomized_svd(vectors, n_dims, random_state=seed, n_iter=4)
    components: NDArray[np.float16] = right.T.astype(np.float16)
    return components


def centre_of(raw: Floats, languages: Sequence[Language]) -> Floats:
    """Return (n_languages, n_dims) float32: the mean vector of each language, of one with few texts that of all."""
    code = np.array([TAGGED_LANGUAGES.index(language) for language in languages])
    overall = raw.mean(axis=0) if len(raw) else np.zeros(raw.shape[1])
    means = [raw[code == i].mean(axis=0) if (code == i).sum() >= MIN_TEXTS_OF_LANGUAGE else overall for i in range(len(TAGGED_LANGUAGES))]
    return np.stack(means).astype(np.float32)
