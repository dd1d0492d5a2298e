"""The words of a report in one language: phrases, numbers and dates as its readers write them."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

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
    """

    language: Literal["nl", "en"]
    phrases: dict[str, str]
    lists: dict[str, tuple[str, ...]]

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase with its places filled."""
        return self.phrases[key].format(**values)

    def name(self, group: str, code: str) -> str:
        """Return the display name of a code; a code without one is shown as it is, with spaces."""
        return self.phrases.get(f"{group}.{code}", code.replace("_", " "))

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

    def percent(self, share: float | None) -> str:
        """Write a share of 0..1 as a percentage with one decimal."""
        return MISSING if share is None else self("form.percent", number=self.number(100 * share, 1))

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

    def period(self, monday: date) -> str:
        """Write a week as its first and last day: 28 december 2026 t/m 3 januari 2027."""
        sunday = monday + timedelta(days=6)
        same_month = monday.month == sunday.month
        first = str(monday.day) if same_month else self.day(monday, year=monday.year != sunday.year)
        return self("form.period", first=first, last=self.day(sunday, year=True))

    def week(self, monday: date) -> str:
        """Write a week by its number: week 46."""
        return self("form.week", number=monday.isocalendar().week)


_SWAP = str.maketrans(",.", ".,")


@cache
def wording(language: Literal["nl", "en"], *, package: str = "cxtext.report") -> Wording:
    """Return the words of a language: phrases/<language>.toml of a package."""
    text = (files(package) / "phrases" / f"{language}.toml").read_text("utf-8")
    flat = {f"{table}.{key}": value for table, entries in tomllib.loads(text).items() for key, value in entries.items()}
    phrases = {key: value for key, value in flat.items() if isinstance(value, str)}
    lists = {key: tuple(value) for key, value in flat.items() if isinstance(value, list)}
    return Wording(language, phrases, lists)
