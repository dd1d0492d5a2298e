"""The week or the calendar month that a report is about, and the same query for both."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Self

from cxtext.errors import UnknownId

Grain = Literal["week", "month"]

_NAMES = {"week": re.compile(r"(\d{4})-W(\d{2})"), "month": re.compile(r"(\d{4})-(\d{2})")}
_KINDS = {"week": "ISO week", "month": "month"}
_EXAMPLES = {"week": "year and week as in 2026-W46", "month": "year and month as in 2026-10"}
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class ReportPeriod:
    """An ISO week or a calendar month.

    Attributes:
        grain: "week" or "month".
        first: its first day: a Monday, or the first of a month.
    """

    grain: Grain
    first: date

    @classmethod
    def around(cls, day: date, grain: Grain) -> Self:
        """Return the week or month that a day lies in."""
        return cls(grain, day - timedelta(days=day.weekday()) if grain == "week" else day.replace(day=1))

    @classmethod
    def named(cls, name: str, grain: Grain, *, where: str) -> Self:
        """Return the week "2026-W46" or the month "2026-10".

        Args:
            name: as a person wrote it.
            grain: what it should be.
            where: the option that it was given to.

        Raises:
            UnknownId: there is no such week or month.
        """
        match = _NAMES[grain].fullmatch(name)
        try:
            if match:
                year, number = int(match[1]), int(match[2])
                return cls(grain, date.fromisocalendar(year, number, 1) if grain == "week" else date(year, number, 1))
        except ValueError:
            pass
        raise UnknownId(f"{name!r} is no {_KINDS[grain]}", where=where, fix=f"write {_EXAMPLES[grain]}")

    @property
    def name(self) -> str:
        """ISO name, e.g. "2026-W46" or "2026-10"."""
        return f"{self.first:%G-W%V}" if self.grain == "week" else f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        """Its last day."""
        return self.back(-1).first - timedelta(days=1)

    def back(self, n: int) -> Self:
        """Return the week or month that lies n before this one; after it where n is negative."""
        if self.grain == "week":
            return type(self)(self.grain, self.first - timedelta(weeks=n))
        year, month = divmod(self.first.year * _MONTHS_A_YEAR + self.first.month - 1 - n, _MONTHS_A_YEAR)
        return type(self)(self.grain, date(year, month + 1, 1))


def by_month(text: str) -> str:
    """Return a query over weeks, or words about it, as the same over calendar months.

    A month is counted by the very query that counts a week: every name in it that says week says month instead, so that voc.label_week
    becomes voc.label_month, main.week_of becomes main.month_of, and weeks_back months_back. A step of seven days becomes one of a month.
    """
    return text.replace("INTERVAL 7 DAY", "INTERVAL 1 MONTH").replace("week", "month").replace("Week", "Month")
