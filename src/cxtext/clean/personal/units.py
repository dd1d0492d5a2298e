"""Runs of spoken figures and letters: "z l twee nul, dubbel drie" read as zl2033."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.numerals import CARDINAL_WORDS, CODES, CONSONANTS, LETTER_NAMES, SPELLING, TENS, figures_of, number_words
from cxtext.clean.personal.passage import Passage, Word

Kind = Literal["number", "letter", "weak", "filler"]


class Unit(NamedTuple):
    """One step of a run: words[first:last] read as `value`.

    A weak unit (een, a, u, zee, mike) counts only inside a run; a filler ("eh", "dan") never counts.
    """

    kind: Kind
    value: str
    first: int
    last: int
    cardinal: bool = False


class Run(NamedTuple):
    """Figures and letters read out one after the other.

    Attributes:
        value: lower-case letters and figures.
        start: offset of the first character.
        end: offset behind the last character.
        n_units: number of steps that count.
        n_words: steps that are words or single letters, not figures.
        cardinal: a word such as "duizend" occurs, as in an amount.
        first: index of the first word.
        last: index behind the last word.
    """

    value: str
    start: int
    end: int
    n_units: int
    n_words: int
    cardinal: bool
    first: int
    last: int


_TWICE = {"dubbel": 2, "dubbele": 2, "double": 2, "triple": 3, "treble": 3, "driedubbel": 3, "tripel": 3}
_TIMES = frozenset({"keer", "maal", "times"})
_PLURALS = {
    "nullen": "0",
    "enen": "1",
    "tweeen": "2",
    "drieen": "3",
    "vieren": "4",
    "vijven": "5",
    "zessen": "6",
    "zevens": "7",
    "achten": "8",
    "negens": "9",
    "zeros": "0",
    "zeroes": "0",
}
_LIKE = frozenset({"van", "for", "as", "like", "als", "voor", "zoals", "from", "of", "is"})
_FILLERS = word_list("fillers_in_numbers")
_WEAK_LETTERS = frozenset("aiuso")
_HOMOPHONES = {"for": "4", "to": "2", "too": "2", "ate": "8", "won": "1", "sicks": "6", "tree": "3", "ait": "8", "fore": "4"}
_GAP = re.compile(r"(?:[\s]|[.\-–/]|, ?| [-–] )?")
_MAX_FILLERS = 2


def find_runs(passage: Passage) -> Iterator[Run]:
    """Yield the runs of at least two steps, without the weak words and fillers at their edges."""
    current: list[Unit] = []
    fillers = 0
    for unit in _units(passage):
        joined = not current or (unit.first == current[-1].last and _GAP.fullmatch(passage.gap(unit.first)) is not None and "\n" not in passage.gap(unit.first))
        fillers = fillers + 1 if unit.kind == "filler" else 0
        if not joined or fillers > _MAX_FILLERS:
            yield from _finished(passage, current)
            current = []
        if current or unit.kind != "filler":
            current.append(unit)
    yield from _finished(passage, current)


def _units(passage: Passage) -> Iterator[Unit]:
    words = passage.words
    index = 0
    while index < len(words):
        unit = _unit_at(passage, index) if _may_count(words[index].folded) else None
        if unit:
            yield unit
        index = unit.last if unit else index + 1


@lru_cache(maxsize=65536)
def _may_count(folded: str) -> bool:
    """Tell whether a word can be part of a run at all; most words cannot, and cost no more than this look-up."""
    return (
        len(folded) == 1
        or bool(figures_of(folded))
        or CONSONANTS.fullmatch(folded) is not None
        or any(folded in words for words in (_TWICE, LETTER_NAMES, SPELLING, CODES, _HOMOPHONES, _FILLERS))
    )


def _unit_at(passage: Passage, index: int) -> Unit | None:
    words = passage.words
    folded = words[index].folded
    if folded in _TWICE:
        return _repeated(passage, index, index + 1, _TWICE[folded])
    if index + 2 < len(words) and words[index + 1].folded in _TIMES and number_words().get(folded, "") in ("2", "3", "4"):
        return _repeated(passage, index, index + 2, int(number_words()[folded])) or Unit("filler", "", index, index + 1)
    figures = figures_of(folded)
    if figures:
        return number_at(words, index, figures)
    return _letter(passage, index)


def _repeated(passage: Passage, index: int, what: int, times: int) -> Unit | None:
    unit = _unit_at(passage, what) if what < len(passage.words) else None
    if unit is None or len(unit.value) != 1 or unit.kind == "filler":
        return None
    return Unit("number" if unit.value.isdigit() else "letter", unit.value * times, index, unit.last)


def number_at(words: tuple[Word, ...], index: int, figures: str) -> Unit:
    """Read a number word with what belongs to it: "zes en veertig", "sixty one", "twee nullen"."""
    follow = [word.folded for word in words[index + 1 : index + 3]]
    known = number_words()
    if len(follow) == 2 and follow[0] == "en" and follow[1] in TENS and len(figures) == 1 and figures != "0":
        return Unit("number", str(int(known[follow[1]]) + int(figures)), index, index + 3)
    if follow and follow[0] in _PLURALS and figures in ("2", "3", "4"):
        return Unit("number", _PLURALS[follow[0]] * int(figures), index, index + 2)
    if follow and follow[0] in ("hundred", "honderd") and len(figures) == 1 and figures != "0":
        return Unit("number", figures + "00", index, index + 2)
    english_ten = words[index].folded in TENS and words[index].folded.endswith("ty")
    if english_ten and follow and len(known.get(follow[0], "")) == 1 and follow[0] not in ("oh", "zero", "nul", "null"):
        return Unit("number", str(int(figures) + int(known[follow[0]])), index, index + 2)
    weak = words[index].folded == "een" and words[index].raw.lower() == "een"
    return Unit("weak" if weak else "number", figures, index, index + 1, cardinal=words[index].folded in CARDINAL_WORDS)


def _letter(passage: Passage, index: int) -> Unit | None:
    words = passage.words
    word = words[index]
    if len(word.folded) == 1 and word.folded.isalpha() and passage.text[word.start - 1 : word.start] not in ("'", "’"):
        last = _like(words, index)
        weak = last == index + 1 and word.folded in _WEAK_LETTERS
        return Unit("weak" if weak else "letter", word.folded, index, last)
    if word.folded in LETTER_NAMES or word.folded in SPELLING:
        return Unit("weak", LETTER_NAMES.get(word.folded) or SPELLING[word.folded], index, index + 1)
    if word.folded in CODES or CONSONANTS.fullmatch(word.folded):
        return Unit("weak", word.folded, index, index + 1)
    if word.folded in _HOMOPHONES and passage.spoken:
        return Unit("weak", _HOMOPHONES[word.folded], index, index + 1)
    return Unit("filler", "", index, index + 1) if word.folded in _FILLERS else None


def _like(words: tuple[Word, ...], index: int) -> int:
    """Return the end of "m van marie", "b as in bravo"; index + 1 where no such explanation follows."""
    letter = words[index].folded
    for n_between in (1, 2):
        between = [word.folded for word in words[index + 1 : index + 1 + n_between]]
        example = words[index + 1 + n_between].folded if index + 1 + n_between < len(words) else ""
        if len(example) > 2 and example[0] == letter and between[:1] and between[0] in _LIKE and (n_between == 1 or between[1] in ("in", "van", "for")):
            return index + 2 + n_between
    return index + 1


def _finished(passage: Passage, units: list[Unit]) -> Iterator[Run]:
    units = _trimmed(units)
    counted = [unit for unit in units if unit.kind != "filler"]
    if len(counted) < 2:
        return
    words = passage.words[units[0].first : units[-1].last]
    yield Run(
        value="".join(unit.value for unit in counted),
        start=words[0].start,
        end=words[-1].end,
        n_units=len(counted),
        n_words=sum(not passage.words[unit.first].folded.isdigit() for unit in counted),
        cardinal=any(unit.cardinal for unit in counted),
        first=units[0].first,
        last=units[-1].last,
    )


def _trimmed(units: list[Unit]) -> list[Unit]:
    """Drop fillers and doubtful words from both ends; a weak letter next to a letter stays, and so does "een" at the end of many figures."""
    first, last = 0, len(units)
    while first < last and not _holds(units[first], units[first + 1 : first + 2], n_numbers=sum(unit.kind == "number" for unit in units)):
        first += 1
    while last > first and not _holds(
        units[last - 1], units[max(first, last - 2) : last - 1], n_numbers=sum(unit.kind == "number" for unit in units[first:last])
    ):
        last -= 1
    return units[first:last]


def _holds(unit: Unit, neighbour: list[Unit], *, n_numbers: int) -> bool:
    if unit.kind != "weak":
        return unit.kind != "filler"
    if len(unit.value) > 1 and unit.value.isalpha():
        return bool(neighbour) and neighbour[0].kind in ("number", "weak") and n_numbers >= 3
    if unit.value.isalpha():
        return bool(neighbour) and neighbour[0].kind in ("letter", "weak") and neighbour[0].value.isalpha()
    return n_numbers >= 4 and bool(neighbour) and neighbour[0].kind == "number"
