"""When something was, as customers say it: "gisteren", "last Tuesday", "drie weken geleden", "op 14 oktober"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cxtext.tag.mentions.words import pattern, words
from cxtext.tags import Language

DAYS = {"day": 1, "week": 7, "month": 30}
MAX_CHARS = 60  # farther from a verb a moment is that of another thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment in the past, as far as it was said.

    Attributes:
        days_ago: days before the contact; None where a day of the week or a date was said.
        weekday: 1 Monday .. 7 Sunday.
        month_day: "10-14" is the fourteenth of October.
    """

    days_ago: float | None = None
    weekday: int | None = None
    month_day: str | None = None


def nearest(sentence: str, start: int, end: int, language: Language) -> Moment | None:
    """Return the moment that stands nearest to a place in a sentence; of two as near, the one before it.

    Args:
        sentence: in lower case.
        start: where the place begins, in characters from 0.
        end: where it ends, exclusive.
        language: of the sentence.
    """
    near = ((max(start - last, first - end), first >= end, moment) for first, last, moment in moments(sentence, language))
    found = min(near, key=lambda one: one[:2], default=None)
    return found[2] if found and found[0] <= MAX_CHARS else None


def moments(sentence: str, language: Language) -> Iterator[tuple[int, int, Moment]]:
    """Yield the moments that a sentence in lower case names: start, end, moment."""
    for expression, moment in _plain(language):
        yield from ((*match.span(), moment) for match in expression.finditer(sentence))
    known = words(language)
    for unit, days in DAYS.items():
        for match in _ago(language, unit).finditer(sentence):
            yield *match.span(), Moment(days_ago=days * known.numbers[match["n"]])
    months = {name: n for n, name in enumerate(known.table["months"].split(), start=1)}
    for expression in _dates(language):
        for match in expression.finditer(sentence):
            day = known.numbers.get(match["day"]) or known.ordinals[match["day"]]
            yield *match.span(), Moment(month_day=f"{months[match['month']]:02d}-{day:02d}")


@cache
def _plain(language: Language) -> tuple[tuple[re.Pattern[str], Moment], ...]:
    table = words(language).table
    days = {"today": 0, "yesterday": 1, "before_yesterday": 2, "last_week": 7, "last_month": 30}
    fixed = [(pattern(table[name]), Moment(days_ago=n)) for name, n in days.items()]
    named = [(pattern(name + table["part_of_day"]), Moment(weekday=n)) for n, name in enumerate(table["weekdays"].split(), start=1)]
    return (*fixed, *named)


@cache
def _ago(language: Language, unit: str) -> re.Pattern[str]:
    known = words(language)
    return pattern(rf"(?P<n>{known.number}) (?:{known.table[unit]}) (?:{known.table['ago']})")


@cache
def _dates(language: Language) -> tuple[re.Pattern[str], ...]:
    known = words(language)
    month = rf"(?P<month>{'|'.join(known.table['months'].split())})"
    day_first = pattern(rf"(?P<day>{known.number}|{known.ordinal}) (?:of )?{month}")
    figures = "|".join(word for word in known.ordinals | known.numbers if word[0].isdigit() or word in known.ordinals)
    return (day_first, pattern(rf"{month} (?:the )?(?P<day>{figures})")) if language == "en" else (day_first,)
