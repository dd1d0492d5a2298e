"""Names, keywords and places in the tree of fitted topics."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cxtext.tag.linear import Floats
from cxtext.tag.topics.labels import Described, Members, describe
from cxtext.tag.topics.model import Status, Topic, TopicModel
from cxtext.tag.topics.seeds import Seeds

PARENT = 0.3  # cosine from which a discovered topic belongs under a seeded one


def name_topics(topic_ids: Sequence[str], centroids: Floats, members: Members, *, standing: TopicModel | None, seeds: Seeds) -> tuple[Topic, ...]:
    """Describe topics.

    A name given by a person wins, then the seeded name, then the name the topic already has, then one made from its phrases.

    Args:
        topic_ids: ids of the topics.
        centroids: (n_topics, n_dims) of unit length.
        members: the segments of the topics, place i being topic_ids[i].
        standing: the model of the fit before.
        seeds: seeded topics and given names.
    """
    described = describe(members, len(topic_ids))
    known = {topic.topic_id: topic for topic in standing.topics} if standing else {}
    parents = _parents(topic_ids, centroids, seeds)
    topics = [_topic(topic_id, found, parents.get(topic_id), known=known, seeds=seeds) for topic_id, found in zip(topic_ids, described, strict=True)]
    return tuple(_told_apart(topics, {*seeds.topics, *seeds.names, *known}))


def _topic(topic_id: str, found: Described, parent: str | None, *, known: dict[str, Topic], seeds: Seeds) -> Topic:
    name = seeds.names.get(topic_id) or seeds.topics.get(topic_id)
    label_nl, label_en = (name.nl, name.en) if name else (found.label_nl, found.label_en)
    if not name and topic_id in known:
        label_nl, label_en = known[topic_id].label_nl, known[topic_id].label_en
    status: Status = "seeded" if topic_id in seeds.topics else "active"
    # A topic without shared phrases still needs a name: its id.
    return Topic(topic_id=topic_id, label_nl=label_nl or topic_id, label_en=label_en or topic_id, keywords=found.keywords, parent_id=parent, status=status)


def _parents(topic_ids: Sequence[str], centroids: Floats, seeds: Seeds) -> dict[str, str]:
    seeded = [i for i, topic_id in enumerate(topic_ids) if topic_id in seeds.topics]
    others = [i for i, topic_id in enumerate(topic_ids) if topic_id not in seeds.topics]
    if not seeded or not others:
        return {}
    cosine = centroids[others] @ centroids[seeded].T
    return {topic_ids[i]: topic_ids[seeded[row.argmax()]] for i, row in zip(others, cosine, strict=True) if row.max() >= PARENT}


def _told_apart(topics: Sequence[Topic], named: Iterable[str]) -> list[Topic]:
    """Give a new topic whose name another topic has its first keyword that the name lacks."""
    fixed = set(named)
    taken = {(topic.label_nl, topic.label_en) for topic in topics if topic.topic_id in fixed}
    apart = []
    for topic in topics:
        if topic.topic_id not in fixed and (topic.label_nl, topic.label_en) in taken:
            extra = next((word for word in topic.keywords if word not in topic.label_nl and word not in topic.label_en), topic.topic_id)
            topic = replace(topic, label_nl=f"{topic.label_nl} ({extra})", label_en=f"{topic.label_en} ({extra})")
        taken.add((topic.label_nl, topic.label_en))
        apart.append(topic)
    return apart
