"""Dates of birth: in figures or words, told from delivery dates by their context or by their year."""

import re
from collections.abc import Iterator

from cxtext.clean.personal.cues import cue_before
from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.numerals import figures_of, number_words, ordinal_words
from cxtext.clean.personal.passage import Passage
from cxtext.clean.personal.units import Unit, number_at

_NUMERIC = re.compile(
    r"(?<![\w.,-])(?:(?P<d>\d{1,2})(?P<s>[-/. ]| [-/] )(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|['’]?\d{2})|"
    r"(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d))(?![\w-]|[./ ]\d\d[./ -]\d)"
)
_MONTHS = word_list("months")
_MONTHS_A_YEAR = 12
_SINCE = re.compile(r"(?:sinds|since|vanaf|per|from|dated|dd|d\.d\.|tot|until|gekocht op|bought on|gedateerd)\s*$")
_COUNTED = re.compile(r"\s*(?:euro|cent|uur|procent|percent|minuten|minutes|gb|kwh|dagen|days|keer)\b")
_BIRTH_YEARS = range(1900, 2009)
"""Years in which a customer may be born; a later full date is an appointment, a delivery or an invoice."""
_RECENT_YEARS = range(2015, 2100)
"""Years that answer no question for the date of birth of a customer."""
_BARE_WORDS = 8  # words of an answer that may be a birthday without a year
_OLDEST_SHORT_YEAR = 30  # "83" is 1983; "26" is this year, not 1926


def find_birth_dates(passage: Passage) -> Iterator[Finding]:
    """Yield dates of birth in figures ("02-12-1983") and in words ("zes mei eenenvijftig")."""
    if passage.has_digit:
        yield from _numeric(passage)
    for index, word in enumerate(passage.words):
        if word.folded in _MONTHS or (ordinal_words().get(word.folded, 99) <= _MONTHS_A_YEAR and index and passage.words[index - 1].folded not in _MONTHS):
            yield from _worded(passage, index)


def _numeric(passage: Passage) -> Iterator[Finding]:
    for match in _NUMERIC.finditer(passage.text):
        day, month, year = (match[name] or match[f"{name}2"] for name in "dmy")
        year = year.strip("'’")
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 31 and _is_birth(passage, match.start(), year):
            yield Finding(*match.span(), "DATE_OF_BIRTH")


def _is_birth(passage: Passage, start: int, year: str) -> bool:
    if cue_before(passage.folded, start, reach=40) == "DATE_OF_BIRTH":
        return True
    if "DATE_OF_BIRTH" in passage.expecting and (int(year) not in _RECENT_YEARS if len(year) == 4 else year or len(passage.words) <= _BARE_WORDS):
        return True
    if not year or _SINCE.search(passage.folded, max(0, start - 20), start):
        return False
    return int(year) in _BIRTH_YEARS if len(year) == 4 else int(year) >= _OLDEST_SHORT_YEAR


def _worded(passage: Passage, month: int) -> Iterator[Finding]:
    words = passage.words
    before = _day_before(passage, month)
    after = month + 1
    if before is None:
        day_after = _day_at(passage, after) if words[month].folded in _MONTHS else None
        if day_after is None:
            return
        first, after = month, day_after
    else:
        first = before
    last, year = _year_at(passage, after)
    start, end = words[first].start, words[last - 1].end
    if len(year) not in (0, 2, 4) or (not year and words[month].folded not in _MONTHS) or (year and _COUNTED.match(passage.folded, end)):
        return
    if _is_birth(passage, start, year):
        yield Finding(start, end, "DATE_OF_BIRTH")


def _day_before(passage: Passage, month: int) -> int | None:
    """Return the index of the word that begins the day before a month, e.g. of "the fourteenth of march", "14 maart"."""
    words = passage.words
    index = month - 1
    while index >= 0 and words[index].folded in ("of", "van", "de"):
        index -= 1
    if index < 0 or not _is_day(words[index].folded):
        return None
    for back in (2, 1):  # "een en twintig maart", "twenty first of march"
        if index - back >= 0:
            unit = (
                number_at(words[: index + 1], index - back, number_words().get(words[index - back].folded, ""))
                if words[index - back].folded in number_words()
                else None
            )
            if unit and unit.last == index + 1 and int(unit.value) <= 31:
                return index - back
    return index - 1 if index and words[index - 1].folded in ("twenty", "thirty") else index


def _day_at(passage: Passage, index: int) -> int | None:
    if index < len(passage.words) and _is_day(passage.words[index].folded):
        return index + 1
    return None


def _is_day(folded: str) -> bool:
    figures = number_words().get(folded) or re.sub(r"(?<=\d)(?:st|nd|rd|th|e|ste|de)$", "", folded)
    return folded in ordinal_words() or (figures.isdigit() and 1 <= int(figures) <= 31)


def _year_at(passage: Passage, index: int) -> tuple[int, str]:
    """Return the index behind a spoken or written year, and its figures; "" where none follows.

    Reads "1983", "83", "nineteen eighty two", "negentienhonderd eenenveertig", "twee duizend vijf", "two thousand and five".
    """
    value, last = 0, index
    while last < len(passage.words) and re.fullmatch(r"[\s,.'’-]{1,3}", passage.gap(last)):
        skip = last + 1 if value % 100 == 0 and value and passage.words[last].folded in ("en", "and") else last
        unit = _year_part(passage, skip) if skip < len(passage.words) else None
        joined = _joined(value, int(unit.value)) if unit else None
        if unit is None or joined is None:
            break
        value, last = joined, unit.last
    return last, str(value) if value else ""


def _joined(value: int, part: int) -> int | None:
    """Return the year so far with its next part, or None when the part does not belong to it."""
    if value == 0:
        return part
    if part in (100, 1000) and value < 100:
        return value * part
    if value in (1900, 2000) and part < 100:
        return value + part
    return value * 100 + part if value in (19, 20) and 10 <= part < 100 else None


def _year_part(passage: Passage, index: int) -> Unit | None:
    folded = passage.words[index].folded
    figures = figures_of(folded)
    return number_at(passage.words, index, figures) if figures else None
