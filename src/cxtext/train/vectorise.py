"""Training matrices: the same features, in the same scaling, as tag.linear computes them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.features import Keys, family_of, word_features
from cxtext.tag.linear import Floats, text_pairs
from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import Tokens, tokenize
from cxtext.tags import Language

# In the order of FAMILIES; chosen by cross-validation on data/training. Of the words before a turn only words and concepts count.
FAMILY_WEIGHTS = np.array([1.0, 0.4, 1.0, 1.0, 1.0])
BEFORE_WEIGHTS = np.array([1.0, 0.0, 1.0, 0.0, 0.0])


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts as bags of features.

    Attributes:
        keys: (n_features,) uint64, sorted.
        idf: (n_features,) float32: ln((1 + n_texts) / (1 + n_texts with the feature)) + 1, as scikit-learn's smooth idf.
        vectors: (n_texts, n_features) float32, rows of unit length.
    """

    keys: Keys
    idf: Floats
    vectors: sparse.csr_array


def vectorise(
    texts: Sequence[str], languages: Sequence[Language], *, min_texts: NDArray[np.int64], family_weights: NDArray[np.float64] = FAMILY_WEIGHTS
) -> Corpus:
    """Turn texts into vectors over the features that enough of them hold.

    Args:
        texts: n_texts strings.
        languages: the language of each.
        min_texts: (n_texts,) a feature is kept when 1/min_texts, added up over the texts that hold it, reaches 1:
            in small own sets a feature of two texts says something, in a large public set it takes more.
        family_weights: (n_families,) by which idf is multiplied; features of a family of weight 0 are left out.
    """
    tokens = tokenize(texts, languages)
    keys, owners = text_features(tokens)
    known, column = np.unique(keys, return_inverse=True)
    counts = sparse.coo_array((np.ones(len(owners), dtype=np.float32), (owners, column)), shape=(len(texts), len(known))).tocsr()
    present = counts.astype(bool).astype(np.float32)
    weight = family_weights[family_of(known)]
    kept = np.flatnonzero(((1.0 / min_texts) @ present >= 1.0 - 1e-6) & (weight > 0))
    idf = (np.log((1 + len(texts)) / (1 + present[:, kept].sum(axis=0))) + 1) * weight[kept]
    idf = idf.astype(np.float32)
    return Corpus(known[kept], idf, _unit_rows(counts[:, kept], idf))


def text_features(tokens: Tokens) -> tuple[Keys, NDArray[np.int32]]:
    """Return all feature keys of the texts, one for each occurrence, and the text of each."""
    words = [word_features(word) for word in tokens.words]
    sentence = sentences(tokens)
    pairs, pair_sentence = text_pairs([word.keys[0] for word in words], [word.concepts for word in words], tokens.word, sentence.of_token)
    per_token = [words[word].keys for word in tokens.word]
    owners = np.repeat(tokens.text, [len(keys) for keys in per_token])
    return np.concatenate([*per_token, pairs]), np.concatenate([owners, sentence.text[pair_sentence]])


def _unit_rows(counts: sparse.csr_array, idf: Floats) -> sparse.csr_array:
    # Squared length as in tag.linear: every occurrence counts on its own, so n equal words add n·idf², not n²·idf².
    square = counts @ (idf * idf)
    scaled = counts.multiply(idf[None, :]).multiply((1 / np.sqrt(np.maximum(square, 1e-12)))[:, None])
    rows: sparse.csr_array = scaled.tocsr().astype(np.float32)
    return rows
