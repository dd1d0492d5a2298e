"""What stays of the standing topics at a new fit, and what is new: ids keep their meaning, and each change leaves a row in the lineage.

Standing topics stay where they are unless the contacts say otherwise: a discovered cluster near a standing topic is that topic; one far from all
is new; a second, distinct cluster near one topic splits it; two topics that have become one are merged into the older; one without segments
is retired.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.linear import Floats
from cxtext.tag.topics.assign import nearest
from cxtext.tag.topics.vectors import unit_rows

Relation = Literal["kept", "new", "merged", "split", "retired"]

MATCH = 0.5  # cosine from which a cluster and a topic are the same matter; at 0.6 weekly fits cut topics in two
SAME = 0.85  # cosine from which two topics are one
COVERED = 0.6  # cosine from which a cluster is no more than a part of the topic, however distinct: so Dutch does not split from English
DISTINCT = 0.3  # cosine under which two clusters near one topic are matters of their own
ROUNDS = 2  # of assignment and re-averaging; after two little moves
INERTIA = 1.0  # how much of its place a standing topic keeps at a fit in the same space; at 0.95 a seventh of the contacts moved in eight weeks
ISSUED = "t-"  # how ids of discovered topics begin
ANCHOR = 0.7  # how much of its place a seeded topic has from its phrases; the rest from the company's own segments


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draft:
    """A topic under way.

    Attributes:
        centroid: (n_dims,) float32 of unit length.
        topic_id: None until a new topic gets its own.
        anchor: place given by the phrases of a seeded topic, or by the fit before; None for a new topic.
        weight: how much of the anchor stays.
        split_from: topic that a new one was split from.
    """

    centroid: Floats
    topic_id: str | None = None
    anchor: Floats | None = None
    weight: float = 0.0
    split_from: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """The segments that are nearest to a draft.

    Attributes:
        places: (n,) of the segments.
        elsewhere: share of them, 0..1, that another draft would take.
    """

    places: NDArray[np.int64]
    elsewhere: float


Admits = Callable[[Members], bool]
"""Whether a new topic with these segments is one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a topic, a row of main.topic_lineage."""

    old_topic_id: str | None
    new_topic_id: str | None
    relation: Relation
    similarity: float | None


def with_clusters(drafts: Sequence[Draft], clusters: Floats) -> list[Draft]:
    """Add the clusters that no draft stands for.

    Args:
        drafts: seeded and standing topics.
        clusters: (n_clusters, n_dims) discovered centroids.
    """
    found = list(drafts)
    if not len(clusters):
        return found
    if not drafts:
        return [Draft(centroid=cluster) for cluster in clusters]
    cosine = clusters @ np.stack([draft.centroid for draft in drafts]).T
    best = cosine.argmax(axis=1)
    for place, cluster in enumerate(clusters):
        owner = drafts[best[place]]
        if cosine[place, best[place]] < MATCH:
            found.append(Draft(centroid=cluster))
        elif cosine[place, best[place]] < COVERED and _splits(place, clusters, cosine, best):
            found.append(Draft(centroid=cluster, split_from=owner.topic_id))
    return found


def _splits(place: int, clusters: Floats, cosine: Floats, best: NDArray[np.int64]) -> bool:
    """Whether a cluster is apart from the one that continues its topic."""
    siblings = np.flatnonzero(best == best[place])
    heir = siblings[cosine[siblings, best[place]].argmax()]
    return bool(place != heir and clusters[place] @ clusters[heir] < DISTINCT)


def centroids_of(drafts: Sequence[Draft], vectors: Floats) -> Floats:
    """Return the (n_drafts, n_dims) centroids of drafts, in the space of the vectors."""
    return np.stack([draft.centroid for draft in drafts]) if drafts else vectors[:0]


def settled(drafts: Sequence[Draft], vectors: Floats, *, min_similarity: float, admits: Admits) -> list[Draft]:
    """Move centroids to the segments that are nearest to them, and leave out new topics that are none.

    So the centroids fit the rule by which segments are assigned afterwards: fit and assignment are the same.

    Args:
        drafts: seeded, standing and new topics.
        vectors: (n_segments, n_dims) rows of unit length.
        min_similarity: cosine to reach.
        admits: whether a new topic with these segments is one.
    """
    moved = list(drafts)
    for _ in range(ROUNDS):
        members = _members(moved, vectors, min_similarity)
        moved = [_moved(draft, vectors[own.places]) for draft, own in zip(moved, members, strict=True) if draft.topic_id or admits(own)]
        moved = _apart(moved)
    return [draft for draft, own in zip(moved, _members(moved, vectors, min_similarity), strict=True) if draft.topic_id or admits(own)]


def _members(drafts: Sequence[Draft], vectors: Floats, min_similarity: float) -> list[Members]:
    if not drafts:
        return []
    centroids = np.stack([draft.centroid for draft in drafts])
    found = nearest(vectors, centroids, min_similarity=min_similarity)
    welcome = found.runner_up >= min_similarity
    own = [np.flatnonzero(found.topic == i) for i in range(len(drafts))]
    return [Members(places, float(welcome[places].mean()) if len(places) else 0.0) for places in own]


def _moved(draft: Draft, members: Floats) -> Draft:
    if not len(members):
        return draft
    mean = unit_rows(members.mean(axis=0)[None])[0]
    centre = mean if draft.anchor is None else draft.weight * draft.anchor + (1 - draft.weight) * mean
    return replace(draft, centroid=unit_rows(centre[None])[0])


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out new topics that have become one with an earlier draft."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.topic_id or not any(draft.centroid @ other.centroid >= SAME for other in kept):
            kept.append(draft)
    return kept


def issue_id(members: Sequence[str], taken: frozenset[str]) -> str:
    """Return an id for a new topic, from the places of its segments: the same fit gives the same id, another topic another one."""
    for n in range(len(taken) + 1):
        topic_id = f"{ISSUED}{hashlib.sha256(chr(10).join([str(n), *members]).encode()).hexdigest()[:10]}"
        if topic_id not in taken:
            return topic_id
    raise AssertionError("unreachable: there are more tries than ids taken")


def changes(before: Mapping[str, Floats], after: Sequence[Draft]) -> list[Change]:
    """Return what became of each topic.

    Args:
        before: centroids of the standing topics by id, in the new space.
        after: the topics of the new fit, all with an id.
    """
    rows = [_arrival(draft, before) for draft in after]
    alive = {draft.topic_id for draft in after}
    return rows + [_departure(topic_id, centroid, after) for topic_id, centroid in before.items() if topic_id not in alive]


def _arrival(draft: Draft, before: Mapping[str, Floats]) -> Change:
    if draft.topic_id and draft.topic_id in before:
        return Change(draft.topic_id, draft.topic_id, "kept", _cosine(draft.centroid, before[draft.topic_id]))
    if draft.split_from and draft.split_from in before:
        return Change(draft.split_from, draft.topic_id, "split", _cosine(draft.centroid, before[draft.split_from]))
    return Change(None, draft.topic_id, "new", None)


def _departure(topic_id: str, centroid: Floats, after: Sequence[Draft]) -> Change:
    cosines = [_cosine(centroid, draft.centroid) for draft in after]
    if cosines and max(cosines) >= SAME:
        return Change(topic_id, after[int(np.argmax(cosines))].topic_id, "merged", max(cosines))
    return Change(topic_id, None, "retired", None)


def _cosine(left: Floats, right: Floats) -> float:
    return float(np.clip(left @ right, 0, 1))
