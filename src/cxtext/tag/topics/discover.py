"""Discovering topics with BERTopic: the only import of BERTopic, UMAP and HDBSCAN, and only when topics are fitted."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.linear import Floats
from cxtext.tag.segments import is_content
from cxtext.tag.topics.vectors import unit_rows
from cxtext.tag.topics.words import plain_words

if TYPE_CHECKING:
    from bertopic import BERTopic

_log = logging.getLogger(__name__)

N_NEIGHBORS = 15  # UMAP's and BERTopic's default
N_COMPONENTS = 5  # BERTopic's default
_WORDLESS = "…"  # what a text of politeness alone says: BERTopic needs something to count


def discover(vectors: Floats, texts: Sequence[str], *, min_topic_size: int, seed: int) -> Floats:
    """Return the centroids of the clusters that BERTopic finds; its outliers are left to the assignment.

    Args:
        vectors: (n, n_dims) rows of unit length.
        texts: the n segments.
        min_topic_size: segments that make a topic.
        seed: of UMAP; the same vectors and seed give the same clusters.

    Returns:
        (n_clusters, n_dims) float32 rows of unit length.
    """
    known = np.flatnonzero(vectors.any(axis=1))
    if len(known) <= max(N_NEIGHBORS, min_topic_size):
        return np.zeros((0, vectors.shape[1]), dtype=np.float32)
    said = [texts[i] for i in known.tolist()]
    if _share_their_only_word(said):
        return vectors[:0]
    labels = np.array(_bertopic(min_topic_size=min_topic_size, seed=seed).fit_transform(said, vectors[known])[0])
    _log.info("BERTopic: %d clusters in %d segments, %d outliers", labels.max() + 1, len(known), (labels < 0).sum())
    return unit_rows(np.stack([vectors[known[labels == k]].mean(axis=0) for k in range(labels.max() + 1)])) if labels.max() >= 0 else vectors[:0]


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """What BERTopic finds when it is used as it comes.

    Attributes:
        topic: (n,) topic of each text; -1 for its outliers.
        reduced: (n,) the same after `reduce_outliers` over the embeddings.
        again: (n,) what `transform` says of the same texts afterwards.
        keywords: of each topic.
    """

    topic: NDArray[np.int64]
    reduced: NDArray[np.int64]
    again: NDArray[np.int64]
    keywords: tuple[tuple[str, ...], ...]


def stock_topics(vectors: Floats, texts: Sequence[str], *, seed: int) -> Stock:
    """Find topics with BERTopic and all its defaults, the yardstick of an evaluation; only the seed is fixed.

    Args:
        vectors: (n, n_dims) embeddings.
        texts: the n texts.
        seed: of UMAP.
    """
    from bertopic import BERTopic
    from umap import UMAP

    umap = UMAP(n_neighbors=N_NEIGHBORS, n_components=N_COMPONENTS, min_dist=0.0, metric="cosine", random_state=seed, n_jobs=1)
    model = BERTopic(umap_model=umap)
    topic = np.array(model.fit_transform(list(texts), vectors)[0])
    again = np.array(model.transform(list(texts), vectors)[0])
    some = (topic < 0).any() and (topic >= 0).any()
    reduced = np.array(model.reduce_outliers(list(texts), topic.tolist(), strategy="embeddings", embeddings=vectors)) if some else topic
    keywords = tuple(tuple(word for word, _ in words if word) for place, words in sorted(model.get_topics().items()) if place >= 0)
    return Stock(topic, reduced, again, keywords)


def _bertopic(*, min_topic_size: int, seed: int) -> "BERTopic":
    from bertopic import BERTopic  # 8 to 25 seconds
    from hdbscan import HDBSCAN
    from sklearn.feature_extraction.text import CountVectorizer
    from umap import UMAP

    return BERTopic(
        umap_model=UMAP(n_neighbors=N_NEIGHBORS, n_components=N_COMPONENTS, min_dist=0.0, metric="cosine", random_state=seed, n_jobs=1),
        hdbscan_model=HDBSCAN(min_cluster_size=min_topic_size, metric="euclidean", cluster_selection_method="eom", core_dist_n_jobs=1),
        vectorizer_model=CountVectorizer(analyzer=_content_words),
        calculate_probabilities=False,
    )


def _share_their_only_word(texts: Sequence[str]) -> bool:
    """Return whether the texts hold one content word or none, so that nothing tells them apart: BERTopic cannot weigh such a vocabulary."""
    words = (word for text in texts for word in _content_words(text) if word != _WORDLESS)
    first = next(words, None)
    return all(word == first for word in words)


def _content_words(text: str) -> list[str]:
    return [word for word in plain_words(text) if is_content(word)] or [_WORDLESS]
