"""What the record knows: names, e-mail addresses and numbers of the customer and the agent, found again in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cxtext.clean.personal.finding import Finding, Type
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.name_span import AFTER_KNOWN, name_end
from cxtext.clean.personal.name_words import PREFIXES, is_capitalised
from cxtext.clean.personal.passage import Passage, fold
from cxtext.clean.personal.units import Run

_MIN_FIGURES = 5  # a shorter number from the record is too likely to be another one in the text
_NO_PART = word_list("no_name_parts")
_MAX_FRONT = 6  # prefixes and initials in front of a surname
_MAX_JOINED = 3  # speech recognition cuts a name into at most so many words


class Known(NamedTuple):
    """The strings of a record, split by what they are.

    Attributes:
        parts: words of names, each with the prefixes in front of it: "Jan de Vries" → jan: (), vries: ("de",).
        exact: strings that count as a whole.
        numbers: figures, at most the last nine.
    """

    parts: dict[str, tuple[str, ...]]
    exact: tuple[tuple[str, Type], ...]
    numbers: frozenset[str]


@lru_cache(maxsize=4096)
def read_known(names: tuple[str, ...]) -> Known:
    """Return the parts of the record's strings, folded.

    A name gives its words without prefixes ("Jan de Vries" → jan, vries); a string with "@" counts as a whole and by its
    words before the at sign; a string of mainly figures by its figures.
    """
    parts: dict[str, tuple[str, ...]] = {}
    exact: list[tuple[str, Type]] = []
    numbers: set[str] = set()
    for name in names:
        folded = fold(name.strip())
        figures = re.sub(r"\D", "", folded)
        if "@" in folded:
            exact.append((folded, "EMAIL"))
        elif len(figures) >= _MIN_FIGURES and len(figures) * 2 > len(re.sub(r"\W", "", folded)):
            numbers.add(figures[-9:] if len(figures) > 9 else figures)
            exact.append((folded, "PHONE" if len(figures) > 8 and not re.search(r"[a-z]", folded) else "CUSTOMER_NUMBER"))
        else:
            parts |= _name_parts(folded)
    return Known(parts, tuple(exact), frozenset(numbers))


def _name_parts(folded: str) -> dict[str, tuple[str, ...]]:
    parts: dict[str, tuple[str, ...]] = {}
    prefixes: tuple[str, ...] = ()
    for word in re.findall(r"[^\W\d_]+", folded):
        if word in PREFIXES:
            prefixes = (*prefixes, word)
        elif len(word) > 1 and word not in _NO_PART:
            parts[word], prefixes = prefixes, ()
    return parts


def find_known(passage: Passage, names: Sequence[str], keep: frozenset[str], runs: Sequence[Run] = ()) -> Iterator[Finding]:
    """Yield every place where a string of the record stands, also by parts, in figures read out, or cut up by speech recognition.

    Args:
        passage: the turn.
        names: strings of the record.
        keep: folded words that are no person.
        runs: figures and letters read out in the turn.
    """
    known = read_known(tuple(names))
    yield from _exact(passage, known)
    parts = {part: prefixes for part, prefixes in known.parts.items() if part not in keep}
    if parts:
        yield from _parts(passage, parts, keep)
    yield from _read_out(runs, known, parts)


def _exact(passage: Passage, known: Known) -> Iterator[Finding]:
    for string, type_ in known.exact:
        start = passage.folded.find(string)
        while start >= 0:
            yield Finding(start, start + len(string), type_)
            start = passage.folded.find(string, start + 1)


def _parts(passage: Passage, parts: Mapping[str, tuple[str, ...]], keep: frozenset[str]) -> Iterator[Finding]:
    words = passage.words
    heads = {part[:length] for part in parts for length in (1, 2)}
    for index, word in enumerate(words):
        length = 0
        if _part_of(word.folded, parts):
            length = 1
        elif passage.spoken and word.folded[:2] in heads:
            length = next((n for n in range(2, _MAX_JOINED + 1) if _is_cut_up(passage, index, n, parts)), 0)
        if length and not (length == 1 and _is_other_word(passage, index, parts)):
            first = _widened(passage, index, parts.get(_part_of(word.folded, parts), ()))
            last = _continued(passage, index + length, keep)
            tail = words[last - 1]
            yield Finding(words[first].start, tail.end - (len(tail.folded) - len(tail.folded.removesuffix("'s"))), "NAME")


def _continued(passage: Passage, index: int, keep: frozenset[str]) -> int:
    """Return the index behind a name whose known part ends before word `index`: "Koolhof de Graaf"."""
    if index < len(passage.words) and passage.gap(index) in (" ", "-"):
        return name_end(passage, index, AFTER_KNOWN, keep)
    return index


def _part_of(folded: str, parts: Mapping[str, tuple[str, ...]]) -> str:
    """Return the known part that a word is, also as a possessive: "vries'", "jansens"; "" for any other word."""
    if folded in parts:
        return folded
    bare = folded.removesuffix("'s").removesuffix("'")
    return bare if bare in parts else bare.removesuffix("s") if len(bare) > 3 and bare.removesuffix("s") in parts else ""


def _is_cut_up(passage: Passage, index: int, length: int, parts: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether speech recognition cut a name into `length` words: "over brook"."""
    words = passage.words[index : index + length]
    if len(words) < length or any(passage.gap(index + step) != " " for step in range(1, length)):
        return False
    joined = "".join(word.folded for word in words)
    return len(joined) > 4 and joined in parts


def _is_other_word(passage: Passage, index: int, parts: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a part that is also a common word is used as that word: "will" in lower case, "de bakker"."""
    word = passage.words[index]
    if is_capitalised(word) and not (index == 0 and word.folded in word_list("common_words")):
        return False
    before = [other.folded for other in passage.words[max(0, index - 3) : index]]
    if before and (before[-1] in parts or (before[-1] in PREFIXES and any(name in parts for name in before))):
        return False  # "marloes ter haar"
    if word.folded in word_list("common_words"):
        return True
    return (
        word.folded in word_list("ambiguous_names")
        and index > 0
        and passage.words[index - 1].folded in ("de", "het", "een", "the", "a", "mijn", "my", "die", "deze")
        and not _after_name(passage, index)
    )


def _after_name(passage: Passage, index: int) -> bool:
    return index > 1 and (passage.words[index - 2].folded in ("mevrouw", "meneer", "van", "heer", "mister") or len(passage.words[index - 2].folded) == 1)


def _widened(passage: Passage, index: int, prefixes: tuple[str, ...]) -> int:
    """Return where the name begins with its prefixes and initials: "J. de Vries", "van der berg"."""
    words = passage.words
    first = index - len(prefixes)
    if first < 0 or tuple(word.folded for word in words[first:index]) != prefixes:
        first = index
    while first == index - len(prefixes) and first and words[first - 1].folded in PREFIXES and words[first - 1].raw[0].isupper():
        first -= 1
        prefixes = (words[first].folded, *prefixes)
    while (
        first
        and index - first < _MAX_FRONT
        and len(words[first - 1].folded) == 1
        and words[first - 1].folded.isalpha()
        and passage.gap(first) in (" ", ". ", ".")
        and (words[first - 1].raw.isupper() or passage.spoken)
    ):
        first -= 1
    return first


def _read_out(runs: Sequence[Run], known: Known, parts: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for run in runs:
        figures = re.sub(r"\D", "", run.value)
        if len(figures) >= _MIN_FIGURES and any(figures.endswith(number) for number in known.numbers):
            yield Finding(run.start, run.end, "PHONE" if len(figures) > 8 else "CUSTOMER_NUMBER")
        elif run.value in parts:
            yield Finding(run.start, run.end, "NAME")
