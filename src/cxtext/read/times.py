"""Moments as the inputs write them, turned into aware UTC datetimes.

Results are in UTC because Python subtracts two moments of one zone by the clock on the wall, which is wrong in the night
when the clock goes back.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# Epoch numbers by size: anything from 1e8 s (March 1973) on is a moment, smaller numbers are offsets or mistakes.
_EPOCH_UNITS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3), (1e8, 1.0))
_EPOCH_DIGITS = (10, 13, 16, 19)
_EARLIEST_YEAR = 1990
_LATEST_YEAR = 2100
# Day first with dashes or dots is Dutch and unambiguous; slashes are not, so they need time_format.
_DUTCH = re.compile(r"(\d{1,2})([-.])(\d{1,2})\2(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_COMPACT = re.compile(r"\d{14}")


class ImpossibleTime(ValueError):
    """A time that no calendar knows, or that no contact can have."""


class Clock:
    """Reads the times of one contact in the order of its turns.

    Times without an offset are taken in `zone`. In the hour that comes twice the first reading is the first pass; once the
    sequence would step back, it is the second pass.
    """

    def __init__(self, zone: ZoneInfo, time_format: str | None = None) -> None:
        self._zone = zone
        self._format = time_format
        self._previous: datetime | None = None

    def read(self, value: object) -> datetime | None:
        """Return the moment in UTC, or None when there is none.

        Raises:
            ImpossibleTime: the value is no time.
        """
        moment = _parsed(value, self._format)
        if moment is None:
            return None
        aware = moment if moment.tzinfo else self._localised(moment)
        self._previous = _plausible(aware)
        return self._previous

    def _localised(self, naive: datetime) -> datetime:
        first, second = (naive.replace(tzinfo=self._zone, fold=fold) for fold in (0, 1))
        if _repeated(first, second) and self._previous is not None and first.astimezone(UTC) < self._previous <= second.astimezone(UTC):
            return second
        return first


def read_time(value: object, *, zone: ZoneInfo, time_format: str | None = None) -> datetime | None:
    """Return one moment in UTC, or None for an empty value.

    Args:
        value: ISO 8601, Dutch day-first with dashes, epoch in s, ms, µs or ns, a datetime or a date.
        zone: zone of a time without an offset. An hour that comes twice means its first pass; in the hour that does not
            exist the clock is read as if it had not yet been put forward (02:30 becomes 03:30).
        time_format: strptime format that is tried first.

    Raises:
        ImpossibleTime: the value is no time, or lies outside 1990..2100.
    """
    return Clock(zone, time_format).read(value)


def epoch_time(number: float) -> datetime:
    """Return the moment of an epoch number in s, ms, µs or ns, told apart by size.

    Raises:
        ImpossibleTime: the number is too small to be a moment.
    """
    for least, per_second in _EPOCH_UNITS:
        if number >= least:
            return _from_epoch(number / per_second)
    raise ImpossibleTime("a number too small to be a moment")


def is_epoch_ms(number: float) -> bool:
    """Tell an epoch in milliseconds from an offset in milliseconds (limit 1e11: March 1973, or three years)."""
    return number >= 1e11


def _from_epoch(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise ImpossibleTime("an epoch number beyond the calendar") from error


def _parsed(value: object, time_format: str | None) -> datetime | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    if isinstance(value, int | float):
        return epoch_time(value)
    if isinstance(value, str):
        return _from_text(value.strip(), time_format)
    raise ImpossibleTime(f"a time cannot be a {type(value).__name__}")


def _from_text(text: str, time_format: str | None) -> datetime | None:
    if not text:
        return None
    for moment in _readings(text, time_format):
        return moment
    raise ImpossibleTime("no known form of a time")


def _readings(text: str, time_format: str | None) -> Iterator[datetime]:
    """Yield what the forms make of a text, the configured form first."""
    if time_format:
        yield from _tried(text, time_format)
    if text.isdigit() and len(text) in _EPOCH_DIGITS:
        yield epoch_time(int(text))
    if _COMPACT.fullmatch(text):
        yield from _tried(text, "%Y%m%d%H%M%S")
    yield from _iso(re.sub(r"\s*(UTC|GMT)$", "+00:00", text).replace("/", "-") if re.match(r"\d{4}[-/]", text) else text)
    yield from _dutch(text)


def _tried(text: str, form: str) -> Iterator[datetime]:
    try:
        yield datetime.strptime(text, form)
    except ValueError:
        return


def _iso(text: str) -> Iterator[datetime]:
    try:
        yield datetime.fromisoformat(text)
    except ValueError:
        return


def _dutch(text: str) -> Iterator[datetime]:
    found = _DUTCH.fullmatch(text)
    if found:
        day, _, month, year, hour, minute, second = found.groups(default="0")
        try:
            yield datetime(int(year), int(month), int(day), int(hour), int(minute), int(second))
        except ValueError:
            return


def _repeated(first: datetime, second: datetime) -> bool:
    # In the hour that does not exist the offsets differ too, but the other way round.
    return first.utcoffset() != second.utcoffset() and first.astimezone(UTC) < second.astimezone(UTC)


def _plausible(moment: datetime) -> datetime:
    try:
        utc = moment.astimezone(UTC)
    except OverflowError as error:
        raise ImpossibleTime("a time beyond the calendar") from error
    if not _EARLIEST_YEAR <= utc.year < _LATEST_YEAR:
        raise ImpossibleTime(f"the year {utc.year} is outside {_EARLIEST_YEAR}..{_LATEST_YEAR}")
    return utc
