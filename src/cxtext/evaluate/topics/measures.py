"""Measures of topics: how coherent and distinct they are, how well they agree with labels, how well they stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, normalized_mutual_info_score
from sklearn.metrics.cluster import contingency_matrix


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well a clustering agrees with labels, each 0..1 (ami and ari can fall below 0 by chance).

    Attributes:
        nmi: normalised mutual information, arithmetic mean; it rises with the number of clusters, also where they mean nothing.
        ami: adjusted mutual information: the same, less what so many clusters of such sizes have by chance (Vinh, Epps and Bailey 2010).
        ari: adjusted Rand index.
        purity: share of the texts whose label is the most frequent one of their cluster.
    """

    nmi: float
    ami: float
    ari: float
    purity: float


def agreement(labels: Sequence[str], clusters: NDArray[np.int64]) -> Agreement:
    """Compare a clustering with labels; texts without a cluster are one cluster of their own."""
    counts = contingency_matrix(labels, clusters)
    return Agreement(
        float(normalized_mutual_info_score(labels, clusters)),
        float(adjusted_mutual_info_score(labels, clusters)),
        float(adjusted_rand_score(labels, clusters)),
        float(counts.max(axis=0).sum() / counts.sum()),
    )


def together(clusters: NDArray[np.int64], twins: Sequence[tuple[int, int]]) -> float:
    """Return the share of pairs of texts that have the same topic, 0..1; NaN without pairs. A text without a topic (below 0) is with none.

    Args:
        clusters: (n_texts,) the topic of each text.
        twins: places of a text and of its translation.
    """
    if not twins:
        return float("nan")
    left, right = clusters[[i for i, _ in twins]], clusters[[j for _, j in twins]]
    return float(((left == right) & (left >= 0)).mean())


def coherence(keywords: Sequence[Sequence[str]], texts: Sequence[frozenset[str]]) -> float:
    """Return the mean NPMI of the pairs of each topic's keywords, -1..1; words of no text with each other count -1.

    Source: Bouma (2009), Normalized (pointwise) mutual information in collocation extraction.

    Args:
        keywords: of each topic; topics of fewer than two are left out.
        texts: the distinct words of each text of the corpus.
    """
    wanted = {word for words in keywords for word in words}
    holders = {word: frozenset(i for i, text in enumerate(texts) if word in text) for word in wanted}
    means = [np.mean([_npmi(holders[a], holders[b], len(texts)) for a, b in combinations(words, 2)]) for words in keywords if len(words) > 1]
    return float(np.mean(means)) if means else float("nan")


def _npmi(left: frozenset[int], right: frozenset[int], n_texts: int) -> float:
    together = len(left & right)
    if not together:
        return -1.0
    # Two words that stand in every text tell nothing of each other.
    return log(together * n_texts / (len(left) * len(right))) / -log(together / n_texts) if together < n_texts else 0.0


def diversity(keywords: Sequence[Sequence[str]]) -> float:
    """Return the share of distinct words among all topics' keywords, 0..1.

    Source: Dieng, Ruiz and Blei (2020), Topic modeling in embedding spaces, section 6.
    """
    words = [word for topic in keywords for word in topic]
    return len(set(words)) / len(words) if words else float("nan")
