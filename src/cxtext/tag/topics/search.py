"""Looking for topics beside those that stand: matters first, and where nothing was seeded whatever else leaves fewer segments without a topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxtext.config import TopicsConfig
from cxtext.tag.linear import Floats
from cxtext.tag.topics.admit import Terms, is_matter, terms_of
from cxtext.tag.topics.assign import NONE, carried_on, nearest
from cxtext.tag.topics.chance import AIM
from cxtext.tag.topics.discover import discover
from cxtext.tag.topics.reconcile import Admits, Draft, Members, centroids_of, settled, with_clusters
from cxtext.tag.topics.seeds import Seeds

WELCOME = 0.5  # share of a cluster's segments that other topics must take before it is left out as no matter, where too many would have none
MORE = 2  # times that topics are looked for in what has none; without, NLU++ had 16 topics instead of 19 and an NMI of 0.51 instead of 0.53
NEWS = 0.8  # share of a new topic's segments that are news; over eight weeks of data/training 4.6 % of the contacts moved, at 0.5 it was 6.6 %
FAMILIAR = 0.4  # cosine with a standing topic from which a segment is no news: a later fit makes new topics of news only


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """What topics are looked for in.

    Attributes:
        vectors: (n_segments, n_dims) rows of unit length.
        texts: of the segments.
        contact: of each segment; those of a contact stand in order.
        floor: similarity that chance gives.
        config: settings.
    """

    vectors: Floats
    texts: Sequence[str]
    contact: pa.ChunkedArray
    floor: float
    config: TopicsConfig

    @property
    def least(self) -> int:
        """Return how many segments make a topic."""
        return max(self.config.min_topic_size, round(self.config.min_topic_share * len(self.texts)))

    def discovered(self, drafts: list[Draft], *, is_first: bool, seeds: Seeds) -> list[Draft]:
        """Add what is discovered: matters only, unless nothing was seeded and that leaves too many segments without a topic.

        Args:
            drafts: seeded and standing topics.
            is_first: no topic was discovered before, so all segments are news.
            seeds: seeded topics.
        """
        admission = _Admission(terms_of(self.texts, _phrases(seeds)), self._news(drafts, is_first=is_first), self.least)
        candidates = with_clusters(drafts, self._clusters(np.arange(len(self.texts))))
        found = self._settled(candidates, admission.is_topic)
        if seeds.topics or self._covers(found):
            return found
        found = self._widely(candidates, admission.is_needed)
        is_enough = self._share_without(found, min(self.floor, self.config.min_similarity)) <= self.config.max_outliers
        return found if is_enough else self._widely(candidates, partial(admission.is_needed, needs_noun=False))

    def _widely(self, candidates: list[Draft], admits: Admits) -> list[Draft]:
        """Settle the candidates, then look again in what has no topic."""
        found = self._settled(candidates, admits)
        for _ in range(MORE):
            if self._covers(found):
                break
            left = np.flatnonzero(self._places(found, self.config.min_similarity) == NONE)
            found = self._settled(with_clusters(found, self._clusters(left)), admits)
        return found

    def _clusters(self, places: NDArray[np.int64]) -> Floats:
        return discover(self.vectors[places], [self.texts[i] for i in places.tolist()], min_topic_size=self.least, seed=self.config.seed)

    def _settled(self, candidates: list[Draft], admits: Admits) -> list[Draft]:
        return settled(candidates, self.vectors, min_similarity=self.config.min_similarity, admits=admits)

    def _covers(self, drafts: Sequence[Draft]) -> bool:
        return self._share_without(drafts, self.config.min_similarity) <= AIM * self.config.max_outliers

    def _share_without(self, drafts: Sequence[Draft], min_similarity: float) -> float:
        return float((carried_on(self._places(drafts, min_similarity), self.contact) == NONE).mean())

    def _places(self, drafts: Sequence[Draft], min_similarity: float) -> NDArray[np.int64]:
        return nearest(self.vectors, centroids_of(drafts, self.vectors), min_similarity=min_similarity).topic

    def _news(self, drafts: Sequence[Draft], *, is_first: bool) -> NDArray[np.bool_]:
        return np.ones(len(self.texts), dtype=np.bool_) if is_first else self._places(drafts, FAMILIAR) == NONE


@dataclass(frozen=True, slots=True, eq=False)
class _Admission:
    """Whether a draft becomes a topic.

    Attributes:
        terms: of all segments.
        news: (n_segments,) whether no standing topic knows a segment.
        least: segments that make a topic.
    """

    terms: Terms
    news: NDArray[np.bool_]
    least: int

    def is_topic(self, members: Members, *, needs_noun: bool = True) -> bool:
        """Return whether it is large, mostly news, and a matter."""
        is_news = len(members.places) >= self.least and bool(self.news[members.places].mean() >= NEWS)
        return is_news and is_matter(self.terms, members.places, needs_noun=needs_noun)

    def is_needed(self, members: Members, *, needs_noun: bool = True) -> bool:
        """Return whether it is a topic, or large and its segments have no other to go to."""
        return self.is_topic(members, needs_noun=needs_noun) or (len(members.places) >= self.least and members.elsewhere < WELCOME)


def _phrases(seeds: Seeds) -> list[str]:
    return [text for seed in seeds.topics.values() for text, _ in seed.phrases()]
