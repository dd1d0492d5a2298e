"""How much of a week was open and known: weekdays as the customer base uses them, holidays, and days whose contacts never came."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cxtext.change.arrays import Bools, Floats

# A source with a median of seven contacts on a weekday has a day without any by chance once in a thousand (Poisson, e^-7 = 0.0009).
LEAST_USUAL = 7.0
_SUNDAY = 6


@dataclass(frozen=True, slots=True, eq=False)
class DayExposures:
    """Exposure of weeks to contacts, in contacts of an ordinary week's days.

    Attributes:
        now: (n_weeks,) exposure of each week, by the days of its own history; NaN without one.
        past: (n_weeks, weeks_back) exposure of the weeks before it, by the same measure.
        missing: (n_weeks,) days on which a source that always has contacts has none.
        holidays: (n_weeks,) public holidays on a working day.
    """

    now: Floats
    past: Floats
    missing: Floats
    holidays: Floats


def day_exposures(contacts: Floats, *, is_holiday: Bools, n_known_days: int, weeks_back: int) -> DayExposures:
    """Return how much of each week was open and known.

    A weekday counts as much as the source has contacts on it, on average over the weeks before; a holiday as much as a Sunday, if that is less; a
    day before a source's first contact, after the last day with any contact, or missing, counts nothing.

    Args:
        contacts: (n_sources, n_weeks * 7) contacts a day, from a Monday on.
        is_holiday: (n_weeks * 7,) whether a day is a public holiday.
        n_known_days: days from the first Monday to the last day with contacts, that day included.
        weeks_back: weeks of a history.
    """
    n_sources, n_days = contacts.shape
    days = contacts.reshape(n_sources, n_days // 7, 7)
    holiday = is_holiday.reshape(-1, 7)
    began = np.cumsum(contacts > 0, axis=1) > 0
    there = (began & (np.arange(n_days) < n_known_days)).reshape(days.shape)
    weeks = list(_weeks(days, there, holiday, weeks_back))
    known = there.any(axis=(0, 2))
    exposure = np.array([[np.nan] * (weeks_back + 1 - len(week)) + week for week, _ in weeks]).reshape(-1, weeks_back + 1)
    return DayExposures(
        now=np.where(known & (exposure[:, -1] > 0), exposure[:, -1], np.nan),
        past=exposure[:, :-1],
        missing=np.array([missing for _, missing in weeks], dtype=np.float64),
        holidays=holiday[:, :5].sum(axis=1).astype(np.float64),
    )


def _weeks(days: Floats, there: Bools, holiday: Bools, weeks_back: int) -> Iterator[tuple[list[float], int]]:
    """Yield the exposures of each week's history and of itself, and how many of its days are missing."""
    for week in range(days.shape[1]):
        first = max(week - weeks_back, 0)
        part = slice(first, week + 1)
        exposure, missing = _window(days[:, part], there[:, part], holiday[part])
        yield exposure, int(missing[:, -1].any(axis=0).sum())


def _window(days: Floats, there: Bools, holiday: Bools) -> tuple[list[float], Bools]:
    ordinary = there & ~holiday
    usual = _median(np.where(ordinary, days, np.nan))
    missing: Bools = ordinary & (days == 0) & (usual >= LEAST_USUAL)[:, None]
    earlier = (np.arange(days.shape[1]) < days.shape[1] - 1)[:, None]  # the week itself must not set its own measure
    counted = ordinary & ~missing & earlier
    n = counted.sum(axis=1)
    worth = np.where(n > 0, (days * counted).sum(axis=1) / np.maximum(n, 1), 0.0)
    on_holiday = np.minimum(worth, worth[:, _SUNDAY, None])
    each = np.where(holiday, on_holiday[:, None], worth[:, None]) * (there & ~missing)
    return each.sum(axis=(0, 2)).tolist(), missing


def _median(values: Floats) -> Floats:
    """Return the median over weeks, (n_sources, 7); 0 where no day is known."""
    known: Bools = np.asarray(np.isfinite(values).any(axis=1))
    return np.where(known, np.nanmedian(np.where(known[:, None], values, 0.0), axis=1), 0.0)
