"""The words of a report in one language: phrases, numbers and dates as its readers write them."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, Self

from cxtext.period import Grain, ReportPeriod

MISSING = "–"
_MINUS = "−"
_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases of phrases/<language>.toml, and the form of numbers and dates.

    Attributes:
        language: "nl" or "en".
        phrases: the file's tables, flattened: "pain.title" → text.
        lists: the same for lists: "plural.contact" → (one, many), "months" → twelve names.
        grain: what the report is about, "week" or "month": the phrases say so.
        before: name of the week or month that the report compares with; fills {before} in every phrase.
    """

    language: Literal["nl", "en"]
    phrases: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    grain: Grain = "week"
    before: str = ""

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase with its places filled."""
        return self.phrases[key].format(**{"before": self.before} | values)

    def comparing(self, period: ReportPeriod, against: ReportPeriod) -> Self:
        """Return the same words with the name of the week or month that is compared with; its year is told where it is another."""
        year, other = (each.first.isocalendar().year for each in (period, against))
        return replace(self, before=self.named(against.first, year=other != year))

    def name(self, group: str, code: str) -> str:
        """Return the display name of a code; a code without one is shown as it is, with spaces."""
        key = f"{group}.{code}"
        return self(key) if key in self.phrases else code.replace("_", " ")

    def number(self, value: float | None, digits: int = 0) -> str:
        """Write a number: 1.234,5 in Dutch, 1,234.5 in English; a dash where there is none."""
        if value is None:
            return MISSING
        # Adding zero turns a negative zero, which would show as −0, into a plain one.
        written = f"{round(value, digits) + 0:,.{digits}f}".replace("-", _MINUS)
        return written.translate(_SWAP) if self.language == "nl" else written

    def signed(self, value: float | None, digits: int = 0) -> str:
        """Write a number with its sign; nothing changes is written without one."""
        written = self.number(value, digits)
        return f"+{written}" if value is not None and round(value, digits) > 0 else written

    def median(self, value: float | None) -> str:
        """Write a median of counts: with a decimal only where it lies between two."""
        return self.number(value, 0 if value is None or value == round(value) else 1)

    def percent(self, share: float | None, digits: int = 1) -> str:
        """Write a share of 0..1 as a percentage, with one decimal where nothing else is asked."""
        return MISSING if share is None else self("form.percent", number=self.number(100 * share, digits))

    def points(self, change: float | None) -> str:
        """Write a change of a share as percentage points with sign and one decimal."""
        return self.signed(None if change is None else 100 * change, 1)

    def interval(self, lower: float | None, upper: float | None) -> str:
        """Write the ends of an interval of a change, in percentage points."""
        if lower is None or upper is None:
            return MISSING
        return self("form.interval", lower=self.points(lower), upper=self.points(upper))

    def more_or_less(self, ratio: float | None) -> str:
        """Write a ratio as percent more or less than one: 1.38 is +38."""
        return self.signed(None if ratio is None else 100 * (ratio - 1))

    def times(self, ratio: float | None) -> str:
        """Write a ratio as times as many: 3.52 is 3,5; 17.9 is 18."""
        return self.number(ratio, 0 if ratio and ratio >= 10 else 1)

    def count(self, n: float | None, noun: str) -> str:
        """Write a number with its noun, in the singular where there is one: "1 contact", "1.234 contacten"."""
        one, many = self.lists[f"plural.{noun}"]
        return f"{self.number(n)}{_SPACE}{one if n == 1 else many}"

    def day(self, day: date, *, year: bool = False) -> str:
        """Write a date: 2 november (2026)."""
        written = f"{day.day}{_SPACE}{self.lists['form.months'][day.month - 1]}"
        return f"{written} {day.year}" if year else written

    def weekday(self, day: date) -> str:
        """Write a date with its weekday: maandag 2 november."""
        return f"{self.lists['form.weekdays'][day.weekday()]} {self.day(day)}"

    def days(self, period: ReportPeriod) -> str:
        """Write a week or month as its first and last day: 28 december 2026 t/m 3 januari 2027."""
        first, last = period.first, period.last
        same_month = first.month == last.month
        begin = str(first.day) if same_month else self.day(first, year=first.year != last.year)
        return self("form.period", first=begin, last=self.day(last, year=True))

    def named(self, first: date, *, year: bool = False) -> str:
        """Write a week or month by its first day: week 46, october 2026."""
        if self.grain == "month":
            return self("form.month", month=self.lists["form.months"][first.month - 1], year=first.year)
        iso = first.isocalendar()
        return self("form.week_year" if year else "form.week", number=iso.week, year=iso.year)


def capitalised(name: str) -> str:
    """Return a name with its first letter as a capital, for the beginning of a sentence."""
    return name[:1].upper() + name[1:]


_SWAP = str.maketrans(",.", ".,")


@cache
def wording(language: Literal["nl", "en"], grain: Grain = "week", *, package: str = "cxtext.report") -> Wording:
    """Return the words of a language: phrases/<language>.toml of a package, said of weeks or of months."""
    flat = _flat(package, language)
    if grain == "month":
        flat = _of_months(flat, _flat(package, f"{language}.month"))
    phrases = {key: value for key, value in flat.items() if isinstance(value, str)}
    lists = {key: tuple(value) for key, value in flat.items() if isinstance(value, list)}
    return Wording(language, phrases, lists, grain)


def _flat(package: str, name: str) -> dict[str, Any]:
    text = (files(package) / "phrases" / f"{name}.toml").read_text("utf-8")
    return {f"{table}.{key}": value for table, entries in tomllib.loads(text).items() for key, value in entries.items()}


def _of_months(flat: dict[str, Any], month: dict[str, Any]) -> dict[str, Any]:
    """Say month wherever a phrase says week; places in braces keep their names, and whole phrases may be given instead."""
    words = {key.removeprefix("words."): value for key, value in month.items() if key.startswith("words.")}
    found = re.compile(rf"(?<!\{{)\b({'|'.join(words)})\b")

    def said(value: str) -> str:
        return found.sub(lambda match: words[match[0]], value)

    swapped = {key: said(value) if isinstance(value, str) else [said(item) for item in value] for key, value in flat.items()}
    return swapped | {key: value for key, value in month.items() if not key.startswith("words.")}
