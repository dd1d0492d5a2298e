"""Names, keywords and places in the tree of fitted topics.

Where the customers of one language share no words on a topic, its name in that language is the other one: translated where every word has one twin in
words.toml, else with the language in brackets, "rent arrears (en)". Where neither language has a name, it is the seeded topic above it, "geld terug
(overig)", else the first keywords, "lang, duurt", else the id. Such a makeshift gives way at a later fit, as soon as there is a name.
"""

from collections.abc import Mapping, Sequence

from cxtext.tag.features import normalise
from cxtext.tag.linear import Floats
from cxtext.tag.segments import is_content
from cxtext.tag.topics.labels import Described, Members, describe
from cxtext.tag.topics.model import Status, Topic, TopicModel
from cxtext.tag.topics.seeds import Name, Seeds
from cxtext.tag.topics.words import in_language, twins
from cxtext.tags import TAGGED_LANGUAGES, Language

PARENT = 0.3  # cosine from which a discovered topic belongs under a seeded one
REST: Mapping[Language, str] = {"nl": "overig", "en": "other"}
_OTHER: Mapping[Language, Language] = {"nl": "en", "en": "nl"}
_MAKESHIFTS = tuple(f"({mark})" for mark in (*TAGGED_LANGUAGES, *REST.values()))
_BETWEEN = ", "  # keywords that stand in for a name; no name made from phrases holds it

Labels = dict[Language, str]


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
    described = dict(zip(topic_ids, describe(members, len(topic_ids)), strict=True))
    parents = _parents(topic_ids, centroids, seeds)
    labels = _labels(described, parents, _fixed(topic_ids, standing, seeds), seeds)
    return tuple(_topic(topic_id, labels[topic_id], described[topic_id].keywords, parents.get(topic_id), seeds) for topic_id in topic_ids)


def _topic(topic_id: str, labels: Labels, keywords: tuple[str, ...], parent: str | None, seeds: Seeds) -> Topic:
    status: Status = "seeded" if topic_id in seeds.topics else "active"
    return Topic(topic_id=topic_id, label_nl=labels["nl"], label_en=labels["en"], keywords=keywords, parent_id=parent, status=status)


def _fixed(topic_ids: Sequence[str], standing: TopicModel | None, seeds: Seeds) -> dict[str, Labels]:
    """Return the names that topics have already; a makeshift is none."""
    had = {topic.topic_id: {"nl": topic.label_nl, "en": topic.label_en} for topic in standing.topics} if standing else {}
    fixed: dict[str, Labels] = {}
    for topic_id in topic_ids:
        name: Name | None = seeds.names.get(topic_id) or seeds.topics.get(topic_id)
        labels = {"nl": name.nl, "en": name.en} if name else had.get(topic_id, {})
        fixed[topic_id] = {language: label for language in TAGGED_LANGUAGES if (label := labels.get(language)) and (name or not _is_makeshift(label, topic_id))}
    return fixed


def _is_makeshift(label: str, topic_id: str) -> bool:
    return label == topic_id or label.endswith(_MAKESHIFTS) or _BETWEEN in label


def _labels(described: Mapping[str, Described], parents: Mapping[str, str], fixed: Mapping[str, Labels], seeds: Seeds) -> dict[str, Labels]:
    """Return the names of all topics, no two alike in a language."""
    taken = {language: {labels[language] for labels in fixed.values() if language in labels} for language in TAGGED_LANGUAGES}
    chosen = {}
    for topic_id, found in described.items():
        labels = dict(fixed[topic_id])
        for language in TAGGED_LANGUAGES:
            free = next((phrase for phrase in found.names[language] if phrase not in taken[language]), None)
            if language not in labels and free:
                labels[language] = free
        chosen[topic_id] = _both(labels, taken) if labels else _makeshift(topic_id, found, seeds.topics.get(parents.get(topic_id, "")), taken)
        for language in TAGGED_LANGUAGES:
            taken[language].add(chosen[topic_id][language])
    return chosen


def _both(labels: Labels, taken: Mapping[Language, set[str]]) -> Labels:
    """Fill in the language that has no name: "disposable card" and "virtual card" cannot both be "virtuele pas"."""
    return {language: labels.get(language) or _lent(labels[_OTHER[language]], language, taken[language]) for language in TAGGED_LANGUAGES}


def _lent(label: str, language: Language, taken: set[str]) -> str:
    name = borrowed(label, language)
    return name if name not in taken else _marked(label, language)


def _makeshift(topic_id: str, found: Described, parent: Name | None, taken: Mapping[Language, set[str]]) -> Labels:
    """Return what stands in where neither language has a name: the first that no other topic has."""
    above: Labels = {"nl": f"{parent.nl} ({REST['nl']})", "en": f"{parent.en} ({REST['en']})"} if parent else {}
    words = {language: _BETWEEN.join(own) for language, own in found.words.items() if len(own) > 1}
    free = (labels for labels in (above, words) if len(labels) == len(TAGGED_LANGUAGES) and not any(labels[code] in taken[code] for code in labels))
    return next(free, dict.fromkeys(TAGGED_LANGUAGES, topic_id))


def borrowed(label: str, language: Language) -> str:
    """Return a name of the other language for use in this one: translated where every word has one twin ("show" has two), else marked.

    Example:
        borrowed("geld terug", "en") == "money back"; borrowed("nieuwe baan", "en") == "nieuwe baan (nl)"
    """
    words = label.split()
    if all(is_content(word) and len(twins(normalise(word))) == 1 for word in words):
        return " ".join(in_language(word, language) for word in words)
    return _marked(label, language)


def _marked(label: str, language: Language) -> str:
    return f"{label} ({_OTHER[language]})"


def _parents(topic_ids: Sequence[str], centroids: Floats, seeds: Seeds) -> dict[str, str]:
    seeded = [i for i, topic_id in enumerate(topic_ids) if topic_id in seeds.topics]
    others = [i for i, topic_id in enumerate(topic_ids) if topic_id not in seeds.topics]
    if not seeded or not others:
        return {}
    cosine = centroids[others] @ centroids[seeded].T
    return {topic_ids[i]: topic_ids[seeded[row.argmax()]] for i, row in zip(others, cosine, strict=True) if row.max() >= PARENT}
