"""Which topics a contact has: one rule for old and new contacts, for the fit and for every night after it.

A segment belongs to the topic whose centroid is nearest by cosine, when that reaches the model's min_similarity. One that is near no topic goes on
about what its contact spoke of just before: it takes the topic of the last segment before it that has one, else of the first after it. A contact has
the topics of its segments, each with its share of their words; the topic with the largest share is its main topic. The segments of a contact in
which no segment is near a topic are left out, and counted.
"""

from dataclasses import dataclass
from math import floor
from typing import cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from cxtext import tables
from cxtext.tag.linear import Floats
from cxtext.tag.topics.model import TopicModel
from cxtext.tags import Language

NONE = -1  # place of the topic of a segment that has none
_CHUNK = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """The topic of each segment.

    Attributes:
        topic: (n_segments,) place in the model's topics, or NONE.
        similarity: (n_segments,) cosine with the nearest centroid, also where it is too low.
        runner_up: (n_segments,) cosine with the second nearest; -1 where there is no second.
    """

    topic: NDArray[np.int64]
    similarity: Floats
    runner_up: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """The topics of contacts.

    Attributes:
        contact_topics: rows of tables.CONTACT_TOPICS, by contact in the order of the segments, the largest share first.
        n_segments: segments looked at.
        n_outliers: those that are near no topic.
    """

    contact_topics: pa.Table
    n_segments: int
    n_outliers: int

    @property
    def outlier_share(self) -> float:
        """Share of the segments that got no topic; 0 where there are none."""
        return self.n_outliers / self.n_segments if self.n_segments else 0.0


def assign(model: TopicModel, segments: pa.Table) -> Assignment:
    """Give contacts their topics.

    Args:
        model: fitted or loaded.
        segments: tables.SEGMENTS, in any order, all segments of a contact together.
    """
    rows = in_order(segments)
    found = _nearest_topics(model, rows)
    topic = carried_on(found.topic, rows["contact_id"])
    columns = {
        "contact_id": rows["contact_id"],
        "seq": rows["seq"],
        "place": pa.array(topic),
        "similarity": pa.array(np.where(found.topic == NONE, 0, found.similarity)),
        "words": pc.add(pc.count_substring(rows["text"], " "), 1),
    }
    ids = pa.array([topic.topic_id for topic in model.topics], type=pa.string())
    return Assignment(_contact_topics(pa.table(columns).filter(pa.array(topic != NONE)), ids), len(topic), int((topic == NONE).sum()))


def segment_topics(model: TopicModel, segments: pa.Table) -> NDArray[np.int64]:
    """Return the topic of each segment by the same rule: its place in the model's topics, or NONE; in the order of `in_order`."""
    rows = in_order(segments)
    return carried_on(_nearest_topics(model, rows).topic, rows["contact_id"])


def _nearest_topics(model: TopicModel, rows: pa.Table) -> Nearest:
    return nearest(model.space.embed(*texts_of(rows)), model.centroids, min_similarity=model.min_similarity)


def in_order(segments: pa.Table) -> pa.Table:
    """Return segments in the order of contacts, turns and places in the turn."""
    return segments.sort_by([(name, "ascending") for name in ("contact_id", "seq", "start_char")])


def carried_on(topic: NDArray[np.int64], contact: pa.ChunkedArray) -> NDArray[np.int64]:
    """Give segments without a topic the one their contact spoke of before, else after.

    Args:
        topic: (n_segments,) places of topics, or NONE.
        contact: (n_segments,) the contact of each; segments of a contact in order.
    """
    code = contact.combine_chunks().dictionary_encode().indices.to_numpy()
    forth = _filled(topic, code)
    back = _filled(topic[::-1], code[::-1])[::-1]
    return np.where(forth == NONE, back, forth)


def _filled(topic: NDArray[np.int64], contact: NDArray[np.int32]) -> NDArray[np.int64]:
    last = np.maximum.accumulate(np.where(topic == NONE, 0, np.arange(len(topic)))) if len(topic) else np.zeros(0, dtype=np.int64)
    return np.where(contact[last] == contact, topic[last], NONE)


def least_similarity(similarity: Floats, contact: pa.ChunkedArray, *, wanted: float, max_outliers: float) -> float:
    """Return the wanted cosine, or a lower one where too many segments would be left without a topic.

    A segment is left out when no segment of its contact comes near a topic, so what counts is the best one of the contact. Rounded down to
    hundredths: a week with a few more contacts does not move it.

    Args:
        similarity: (n_segments,) cosine with the nearest centroid.
        contact: (n_segments,) the contact of each.
        wanted: cosine to reach.
        max_outliers: share of segments, 0..1, that may be left out.
    """
    if not len(similarity):
        return wanted
    code = contact.combine_chunks().dictionary_encode().indices.to_numpy()
    best = np.full(code.max() + 1, -1, dtype=np.float32)
    np.maximum.at(best, code, similarity)
    reached = floor(100 * float(np.quantile(best[code], max_outliers, method="lower"))) / 100
    return min(reached, wanted)


def texts_of(segments: pa.Table) -> tuple[list[str], list[Language]]:
    """Return the texts and languages of segments."""
    return segments["text"].to_pylist(), cast(list[Language], segments["language"].to_pylist())


def nearest(vectors: Floats, centroids: Floats, *, min_similarity: float) -> Nearest:
    """Return the nearest centroid of each vector.

    Args:
        vectors: (n, n_dims) rows of unit length; an all-zero row is near nothing.
        centroids: (n_topics, n_dims) rows of unit length.
        min_similarity: cosine to reach.
    """
    if not len(vectors) or not len(centroids):
        return Nearest(np.full(len(vectors), NONE), np.zeros(len(vectors), dtype=np.float32), np.full(len(vectors), -1, dtype=np.float32))
    parts = [_nearest(vectors[i : i + _CHUNK], centroids) for i in range(0, len(vectors), _CHUNK)]
    place, similarity, runner_up = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Nearest(np.where((similarity >= min_similarity) & vectors.any(axis=1), place, NONE), similarity, runner_up)


def _nearest(vectors: Floats, centroids: Floats) -> tuple[NDArray[np.int64], Floats, Floats]:
    cosine = vectors @ centroids.T
    rows, place = np.arange(len(cosine)), cosine.argmax(axis=1)
    similarity = cosine[rows, place]
    cosine[rows, place] = -1
    return place, similarity, cosine.max(axis=1)


def _contact_topics(rows: pa.Table, ids: pa.Array) -> pa.Table:
    """Add up segments (contact_id, seq, place, similarity, words) by contact and topic."""
    rows = rows.sort_by([("contact_id", "ascending"), ("place", "ascending"), ("similarity", "descending"), ("seq", "ascending")])
    # Within a topic the segment nearest to it stands first: its turn shows the topic best.
    found = rows.group_by(["contact_id", "place"], use_threads=False).aggregate([("words", "sum"), ("similarity", "first"), ("seq", "first")])
    found = found.sort_by([("contact_id", "ascending"), ("words_sum", "descending"), ("similarity_first", "descending"), ("place", "ascending")])
    totals, opens = _by_contact(found["contact_id"].combine_chunks().dictionary_encode(), found["words_sum"].to_numpy())
    columns = {
        "contact_id": found["contact_id"],
        "topic_id": ids.take(found["place"].combine_chunks()),
        "share": pa.array(found["words_sum"].to_numpy() / np.maximum(totals, 1), type=pa.float32()),
        "is_main": pa.array(opens),
        "seq": found["seq_first"],
    }
    return pa.table(columns).select(tables.CONTACT_TOPICS.names).cast(tables.CONTACT_TOPICS)


def _by_contact(contact: pa.DictionaryArray, words: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the words of the contact of each row, and whether the row is its contact's first."""
    code = contact.indices.to_numpy()
    opens = np.ones(len(code), dtype=np.bool_)
    opens[1:] = code[1:] != code[:-1]
    return np.bincount(code, weights=words)[code] if len(code) else np.zeros(0), opens
