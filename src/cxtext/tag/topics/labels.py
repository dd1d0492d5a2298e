"""What tells a topic from the others: phrases that can name it, in Dutch and in English, and keywords.

A phrase or keyword is shown only when several customers share it, so that no single customer's words become a name.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.segments import is_content
from cxtext.tag.topics.candidates import MIN_CUSTOMERS, Speech, Words, candidates
from cxtext.tag.topics.nouns import noun_shares
from cxtext.tag.topics.words import plain_words, term
from cxtext.tags import TAGGED_LANGUAGES, Language

N_KEYWORDS = 8
N_SHOWN = 2  # keywords that stand in for a name


@dataclass(frozen=True, slots=True)
class Described:
    """Names and keywords of a topic; empty where its customers share no words.

    Attributes:
        names: language → phrases that could name it, the best first.
        words: language → its first keywords in that language, in both where it has too few there.
        keywords: words that tell it from the others, of both languages.
    """

    names: Mapping[Language, tuple[str, ...]]
    words: Mapping[Language, tuple[str, ...]]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """Segments and their topics.

    Attributes:
        texts: n_segments segments.
        languages: the language of each.
        customers: the customer of each; where that is not known, the contact.
        topic: (n_segments,) place of its topic; below 0 for none.
    """

    texts: Sequence[str]
    languages: Sequence[Language]
    customers: Sequence[str]
    topic: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Member:
    words: Words
    language: Language
    customer: str
    place: int


def describe(members: Members, n_topics: int) -> list[Described]:
    """Name topics by the segments that belong to them."""
    rows = zip(members.texts, members.languages, members.customers, members.topic.tolist(), strict=True)
    spoken = [_Member(tuple(plain_words(text)), language, customer, place) for text, language, customer, place in rows]
    groups: list[list[_Member]] = [[] for _ in range(n_topics)]
    for member in spoken:
        if member.place >= 0:
            groups[member.place].append(member)
    keywords, spoken_in = _keywords(groups), speeches(spoken)
    names = {language: _names(groups, language, speech) for language, speech in spoken_in.items()}
    words = {language: [_first(own, speech) for own in keywords] for language, speech in spoken_in.items()}
    return [Described(_at(names, place), _at(words, place), keywords[place]) for place in range(n_topics)]


def _at(found: Mapping[Language, Sequence[tuple[str, ...]]], place: int) -> dict[Language, tuple[str, ...]]:
    return {language: own[place] for language, own in found.items()}


def _first(keywords: tuple[str, ...], speech: Speech) -> tuple[str, ...]:
    own = tuple(word for word in keywords if speech.is_own(word))
    return (own if len(own) >= N_SHOWN else keywords)[:N_SHOWN]


def speeches(spoken: Sequence[_Member]) -> dict[Language, Speech]:
    """Return how customers speak, by language."""
    rates = {language: _rates([member.words for member in spoken if member.language == language]) for language in TAGGED_LANGUAGES}
    nouns = noun_shares(member.words for member in spoken)
    first, second = TAGGED_LANGUAGES
    return {first: Speech(rates[first], rates[second], nouns), second: Speech(rates[second], rates[first], nouns)}


def _rates(texts: Sequence[Words]) -> dict[str, float]:
    return {word: n / len(texts) for word, n in Counter(word for words in texts for word in set(words)).items()}


def _keywords(groups: Sequence[Sequence[_Member]]) -> list[tuple[str, ...]]:
    counts = [Counter(word for word, _ in {(word, m.customer) for m in group for word in m.words if is_content(word)}) for group in groups]
    weights = keyword_weights(counts)
    return [tuple(sorted(own, key=lambda word, own=own: (-own[word], word))[:N_KEYWORDS]) for own in weights]  # type: ignore[misc]


def _names(groups: Sequence[Sequence[_Member]], language: Language, speech: Speech) -> list[tuple[str, ...]]:
    """Return the candidates of each topic in a language; terms are weighed among the topics as that language speaks of them."""
    own = [[member for member in group if member.language == language] for group in groups]
    counts = [Counter(name for name, _ in {(term(word), m.customer) for m in group for word in m.words if is_content(word)}) for group in own]
    return [candidates([(m.words, m.customer) for m in group], weights, speech) for group, weights in zip(own, keyword_weights(counts), strict=True)]


def keyword_weights(counts: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Return the weight of each topic's words: class-based TF-IDF, tf / Σ tf · ln(1 + mean topic size / f).

    Source: Grootendorst (2022), BERTopic: Neural topic modeling with a class-based TF-IDF procedure, arXiv:2203.05794, equation 2.
    """
    overall: Counter[str] = sum(counts, Counter())
    size = sum(overall.values()) / max(len(counts), 1)
    return [{word: n / sum(count.values()) * log(1 + size / overall[word]) for word, n in count.items() if n >= MIN_CUSTOMERS} for count in counts]
