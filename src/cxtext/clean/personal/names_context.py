"""Names by what stands around them: introductions, titles, greetings, sign-offs, a question for the name."""

import re
from collections.abc import Iterator
from functools import cache

from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.lists import word_list, word_tables
from cxtext.clean.personal.name_span import ANSWERING, GREETING, LISTED, STRONG, WEAK, Trust, name_end
from cxtext.clean.personal.name_words import is_capitalised, is_sure, stem
from cxtext.clean.personal.names import spells_a_letter
from cxtext.clean.personal.passage import Passage

_TRUSTS = {"strong": STRONG, "answering": ANSWERING, "title": STRONG, "greeting": GREETING, "weak": WEAK, "listed": LISTED}
_OPENING = word_list("opening_words")
_FILLERS = word_list("fillers_before_names")
_SAYS_SO = frozenset({"speaking", "calling", "here", "hier", "from"})
_AFTER_TITLE = re.compile(r"\.? ")
_SIGN_OFF = re.compile(
    r"(?:groet(?:en|jes)?|groetnis|regards|sincerely|faithfully|truly|mvg|m\.v\.g\.|hoogachtend|cheers|thanks|thank you|bedankt|dank(?: u| je)?(?: wel)?|"
    r"wishes|gr|grtz|grt|yours|dankend|best|vr\.? ?gr)[ ]?[.,!]*[ ]*\n+[ ]*",
    re.IGNORECASE,
)
# the first line of a mail with a comma, or its last after an empty one: "Ruben," ... "Ruben"
_LONE_LINE = re.compile(r"\A(?P<first>[A-Z][\w'’ .-]{1,60}),\s*\n|\n\n(?P<last>[A-Z][\w'’ .-]{1,60})\s*\Z")
_MAIL_HEAD = re.compile(r"(?:^|\n)[> ]*(?:van|aan|from|to|cc|verzonden door|afzender)[ ]?:[ ]*", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:achternaam|voornaam|naam|surname|last name|first name|full name|name|contactpersoon|kaarthouder|card ?holder|"
    r"klant|customer|t\.?n\.?v\.?|t\.?a\.?v\.?|attn)\.?\s?:\s*",
    re.IGNORECASE,
)
_BEFORE_ADDRESS = re.compile(r"((?<![\w'’.-])(?:[^\W\d_][\w'’.-]{0,40}[ ]){1,5})(?=<[^>\s]*(?:@|\]|>))")
_MAX_BARE_WORDS = 9


@cache
def _triggers() -> dict[str, tuple[tuple[tuple[str, ...], Trust], ...]]:
    """Return the last word of each trigger with the words before it and the trust it gives; longer triggers first."""
    table: dict[str, list[tuple[tuple[str, ...], Trust]]] = {}
    for group, trust in _TRUSTS.items():
        for phrase in word_tables("name_triggers")[group]:
            *before, last = phrase.split()
            table.setdefault(last, []).append((tuple(before), trust))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in table.items()}


def find_by_context(passage: Passage, keep: frozenset[str]) -> Iterator[Finding]:
    """Yield names that an introduction, a title, a greeting, a sign-off or the question before gives away."""
    triggers = _triggers()
    for index, word in enumerate(passage.words[:-1]):
        rows = triggers.get(word.folded)
        if rows:
            yield from _triggered(passage, index, rows, keep)
    if ":" in passage.text:
        yield from _labelled(passage, keep)
    if "\n" in passage.text or "<" in passage.text:
        yield from _lines(passage, keep)
    if "NAME" in passage.expecting:
        yield from _answer(passage, keep)
    yield from _speaking(passage, keep)


def _triggered(passage: Passage, index: int, rows: tuple[tuple[tuple[str, ...], Trust], ...], keep: frozenset[str]) -> Iterator[Finding]:
    words = passage.words
    gap = passage.gap(index + 1)
    if not (gap in (" ", ", ", ": ", ",", " - ") or _AFTER_TITLE.fullmatch(gap)) or (gap == ". " and words[index].folded not in _title_words()):
        return
    for before, trust in rows:
        if tuple(word.folded for word in words[index - len(before) : index]) == before or not before:
            trust = _sharpened(passage, index, trust)
            yield from _named(passage, index + 1, trust, keep)
            return


def _sharpened(passage: Passage, index: int, trust: Trust) -> Trust:
    """Trust "met" and "this is" fully where they open a turn or someone "is speaking"."""
    words = passage.words
    if words[index].folded in ("met", "with") and all(word.folded in _OPENING or not word.folded or is_sure(word) for word in words[:index]):
        return ANSWERING if passage.spoken else WEAK  # a letter may open with "Met ingang van"
    if trust is STRONG and passage.gap(index + 1) != " ":
        return WEAK
    follow = {word.folded for word in words[index + 2 : index + 5]}
    if words[index].folded == "is" and index and words[index - 1].folded == "this" and follow & _SAYS_SO:
        return STRONG
    return trust


def _named(passage: Passage, first: int, trust: Trust, keep: frozenset[str]) -> Iterator[Finding]:
    words = passage.words
    while first < len(words) - 1 and words[first].folded in _title_words():
        first += 1
        trust = STRONG
    end = name_end(passage, first, trust, keep)
    if end > first and not spells_a_letter(passage, first):
        yield Finding(words[first].start, words[end - 1].end - len(words[end - 1].folded) + len(stem(words[end - 1])), "NAME")


@cache
def _title_words() -> frozenset[str]:
    return frozenset(title for title in word_tables("name_triggers")["title"] if " " not in title)


def _labelled(passage: Passage, keep: frozenset[str]) -> Iterator[Finding]:
    """Yield names behind "Naam:" and the like."""
    for match in _LABEL.finditer(passage.text):
        first = next((index for index, word in enumerate(passage.words) if word.start >= match.end()), None)
        if first is not None and passage.words[first].start == match.end():
            yield from _named(passage, first, GREETING, keep)


def _lines(passage: Passage, keep: frozenset[str]) -> Iterator[Finding]:
    """Yield names on a line of their own behind a sign-off, in a mail head, or right before an address in angle brackets."""
    for match in _SIGN_OFF.finditer(passage.text):
        yield from _line_name(passage, match.end(), keep)
    for match in _MAIL_HEAD.finditer(passage.text):
        yield from _line_name(passage, match.end(), keep)
    for match in _LONE_LINE.finditer(passage.text):
        yield from _whole_line(passage, *match.span(match.lastgroup or 0), keep)
    for match in _BEFORE_ADDRESS.finditer(passage.text):
        first = next(index for index, word in enumerate(passage.words) if word.start >= match.start(1))
        while first < len(passage.words) and passage.words[first].start < match.end(1):
            end = name_end(passage, first, WEAK, keep)
            if end > first:
                yield Finding(passage.words[first].start, passage.words[end - 1].end, "NAME")
            first = max(end, first + 1)


def _line_name(passage: Passage, start: int, keep: frozenset[str]) -> Iterator[Finding]:
    end_of_line = passage.text.find("\n", start)
    end_of_line = len(passage.text) if end_of_line < 0 else end_of_line
    inside = [index for index, word in enumerate(passage.words) if start <= word.start < end_of_line]
    if not 0 < len(inside) <= 8:
        return
    first = inside[0]
    while first in inside and passage.words[first].folded in _title_words():
        first += 1
    end = name_end(passage, first, STRONG if len(inside) <= 4 else WEAK, keep)
    if end > first:
        yield Finding(passage.words[first].start, passage.words[end - 1].end, "NAME")


def _whole_line(passage: Passage, start: int, end: int, keep: frozenset[str]) -> Iterator[Finding]:
    """Yield a line that is a name from its first word to its last."""
    inside = [index for index, word in enumerate(passage.words) if start <= word.start < end]
    if inside and name_end(passage, inside[0], GREETING, keep) == inside[-1] + 1:
        yield Finding(passage.words[inside[0]].start, passage.words[inside[-1]].end, "NAME")


def _answer(passage: Passage, keep: frozenset[str]) -> Iterator[Finding]:
    """Yield the name in a bare answer: "jansen met een s", "ja met Timmer"."""
    words = passage.words
    first = 0
    while first < len(words) and (words[first].folded in _FILLERS or words[first].folded in _title_words()):
        first += 1
    if first >= len(words) or first > _MAX_BARE_WORDS or (len(words) - first > _MAX_BARE_WORDS and not passage.spoken):
        return
    trust = STRONG if len(words) - first <= _MAX_BARE_WORDS or passage.spoken else WEAK
    end = name_end(passage, first, trust, keep)
    if end > first:
        yield Finding(words[first].start, words[end - 1].end, "NAME")


def _speaking(passage: Passage, keep: frozenset[str]) -> Iterator[Finding]:
    """Yield the unknown name before "speaking", "aan de lijn" and the like when the turn begins with it."""
    for index, word in enumerate(passage.words[1:4], start=1):
        if word.folded == "speaking" and is_capitalised(passage.words[index - 1]) and passage.words[index - 1].folded not in word_list("common_words") | keep:
            yield Finding(passage.words[index - 1].start, passage.words[index - 1].end, "NAME")
