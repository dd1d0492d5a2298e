"""Names of topics that people can read: a short phrase that its customers use, in Dutch and in English.

A phrase or keyword is shown only when several contacts share it, so that no single customer's words become a name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.segments import carries_meaning, is_content
from cxtext.tag.topics.words import in_language, plain_words, term
from cxtext.tags import TAGGED_LANGUAGES, Language

MIN_CONTACTS = 3  # contacts that share a phrase or keyword before it is shown
MAX_PHRASE_WORDS = 5
N_KEYWORDS = 8
N_NAMED = 2  # keywords in a name that is made of keywords
MIN_SHARE = 0.25  # share of a topic's segments a language needs to name it by a phrase of its own

Words = tuple[str, ...]
_OPENERS = frozenset(["geen", "niet", "no", "not"])


@dataclass(frozen=True, slots=True)
class Described:
    """Names and keywords of a topic; empty where its customers share no words."""

    label_nl: str
    label_en: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """Segments and their topics.

    Attributes:
        texts: n_segments segments.
        languages: the language of each.
        contacts: the contact of each.
        topic: (n_segments,) place of its topic; below 0 for none.
    """

    texts: Sequence[str]
    languages: Sequence[Language]
    contacts: Sequence[str]
    topic: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Member:
    words: Words
    language: Language
    contact: str


def describe(members: Members, n_topics: int) -> list[Described]:
    """Name topics by the segments that belong to them."""
    groups: list[list[_Member]] = [[] for _ in range(n_topics)]
    for text, language, contact, place in zip(members.texts, members.languages, members.contacts, members.topic.tolist(), strict=True):
        if place >= 0:
            groups[place].append(_Member(tuple(plain_words(text)), language, contact))
    counts = [Counter(word for word, _ in {(word, m.contact) for m in group for word in m.words if is_content(word)}) for group in groups]
    return [_described(group, weights) for group, weights in zip(groups, keyword_weights(counts), strict=True)]


def keyword_weights(counts: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Return the weight of each topic's words: class-based TF-IDF, tf / Σ tf · ln(1 + mean topic size / f).

    Source: Grootendorst (2022), BERTopic: Neural topic modeling with a class-based TF-IDF procedure, arXiv:2203.05794, equation 2.
    """
    overall: Counter[str] = sum(counts, Counter())
    size = sum(overall.values()) / max(len(counts), 1)
    return [{word: n / sum(count.values()) * log(1 + size / overall[word]) for word, n in count.items() if n >= MIN_CONTACTS} for count in counts]


def _described(members: Sequence[_Member], weights: dict[str, float]) -> Described:
    keywords = sorted(weights, key=lambda word: (-weights[word], word))
    nl, en = (_name([m for m in members if m.language == language], language, len(members), weights, keywords) for language in TAGGED_LANGUAGES)
    return Described(nl, en, tuple(keywords[:N_KEYWORDS]))


def _name(own: Sequence[_Member], language: Language, n_members: int, weights: dict[str, float], keywords: Sequence[str]) -> str:
    """Name a topic in a language: by a phrase of its customers, else by their keywords, else by keywords translated."""
    if not keywords:
        return ""
    phrase = _phrase(own, weights)
    if len(own) < MIN_SHARE * n_members:
        return _joined(keywords, language)
    if len({word for word in phrase if is_content(word)}) > 1:
        return " ".join(phrase)
    said = {word for member in own for word in member.words}
    return _joined([word for word in keywords if word in said] or keywords, language)


def _joined(keywords: Sequence[str], language: Language) -> str:
    """Return two keywords of different terms, in the words of the language where the twins are known."""
    one_a_term = {term(word): word for word in reversed(keywords)}
    # Reversed, so that the most telling word of a term stands for it; sorted back into the order of the keywords.
    words = sorted(one_a_term.values(), key=list(keywords).index)[:N_NAMED]
    return ", ".join(dict.fromkeys(in_language(word, language) for word in words))


def _phrase(members: Sequence[_Member], weights: dict[str, float]) -> Words:
    """Return the phrase that says most of the topic: weight of its keywords times the logarithm of how many contacts share it."""
    found = Counter(phrase for phrase, _ in {(phrase, m.contact) for m in members for phrase in _phrases(m.words)})
    common = {phrase: n for phrase, n in found.items() if n >= MIN_CONTACTS}
    return max(common, key=lambda phrase: (_worth(phrase, common[phrase], weights), phrase), default=())


def _worth(phrase: Words, n_contacts: int, weights: dict[str, float]) -> float:
    n_content = sum(map(is_content, phrase))
    # A phrase of one word says little, one of many function words is long for what it says.
    return sum(weights.get(word, 0.0) for word in set(phrase)) * log(1 + n_contacts) * min(n_content, 2) / sqrt(len(phrase))


def _phrases(words: Words) -> Iterator[Words]:
    for start, first in enumerate(words):
        if is_content(first) or first in _OPENERS:
            yield from (words[start:end] for end in range(start + 1, min(start + MAX_PHRASE_WORDS, len(words)) + 1) if _whole(words[start:end]))


def _whole(phrase: Words) -> bool:
    return (is_content(phrase[-1]) or phrase[-1] in _OPENERS) and any(map(is_content, phrase)) and all(map(carries_meaning, phrase))
