"""Lines of a WhatsApp export: the forms of Android and iPhone, Dutch and English, and which of day and month comes first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

# Direction marks and narrow spaces that phones put around times and names.
_INVISIBLE = str.maketrans({"\u200e": "", "\u200f": "", "\u202a": "", "\u202c": "", "\ufeff": "", "\u202f": " ", "\u00a0": " "})
_STAMP = (
    r"(?P<a>\d{1,4})(?P<sep>[-./])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{2,4}),?\s+(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?\s*(?P<half>[AaPp]\.?\s?[Mm]\.?)?"
)
_LINE = re.compile(rf"(?:\[{_STAMP}\]\s?|{_STAMP.replace('?P<', '?P<x').replace('(?P=sep)', '(?P=xsep)')}\s+-\s)(?P<rest>.*)", re.DOTALL)
_SENDER = re.compile(r"(?P<sender>[^:\n]{1,60}):\s(?P<text>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp as it is written: three numbers of a date, and a time of day."""

    parts: tuple[int, int, int]
    separator: str
    hour: int
    minute: int
    second: int
    has_half: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A message, or a notice of the app where there is no sender."""

    stamp: Stamp
    written: str
    sender: str | None
    text: str


def message_of(line: str) -> Message | None:
    """Return the message that a line begins; None for a line that goes on with the message before it."""
    clean = line.translate(_INVISIBLE)
    found = _LINE.fullmatch(clean)
    if found is None:
        return None
    sender = _SENDER.fullmatch(found["rest"])
    written = clean[: found.start("rest")].strip(" []-")
    return Message(_stamp(found), written, sender["sender"].strip() if sender else None, sender["text"] if sender else found["rest"])


def whole_messages(lines: Iterable[str]) -> Iterator[Message]:
    """Yield messages with the lines that belong to them; lines before the first message are no part of any."""
    current: Message | None = None
    more: list[str] = []
    for line in lines:
        begun = message_of(line)
        if begun is None:
            more.append(line.translate(_INVISIBLE))
            continue
        if current is not None:
            yield _with_lines(current, more)
        current, more = begun, []
    if current is not None:
        yield _with_lines(current, more)


def day_order(stamps: Iterable[Stamp]) -> tuple[int, int, int]:
    """Return where year, month and day stand in the dates of a file.

    A number over 12 decides; then the order in which time never goes back; then the clock: with AM and PM the month
    comes first, without them the day, as in the Netherlands and Great Britain.
    """
    orders = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
    possible, steps_back = set(orders), dict.fromkeys(orders, 0)
    previous: dict[str, tuple[int, ...]] = dict.fromkeys(orders, ())
    half = False
    for stamp in stamps:
        half = half or stamp.has_half
        possible -= {name for name in possible if not _fits(stamp, name, orders[name])}
        for name, order in orders.items():
            day = tuple(stamp.parts[place] for place in order)
            steps_back[name] += day < previous[name]
            previous[name] = day
    preferred = ("ymd", "mdy", "dmy") if half else ("ymd", "dmy", "mdy")
    return orders[min((name for name in preferred if name in possible), key=lambda name: steps_back[name], default="dmy")]


def naive_time(stamp: Stamp, order: tuple[int, int, int]) -> datetime:
    """Return the time on the phone's clock.

    Raises:
        ValueError: there is no such date.
    """
    year, month, day = (stamp.parts[place] for place in order)
    return datetime(year + 2000 if year < 100 else year, month, day, stamp.hour, stamp.minute, stamp.second)


def _with_lines(message: Message, more: list[str]) -> Message:
    return Message(message.stamp, message.written, message.sender, "\n".join((message.text, *more)).strip())


def _stamp(found: re.Match[str]) -> Stamp:
    field = {name.removeprefix("x"): value for name, value in found.groupdict().items() if value is not None}
    half = field.get("half", "").casefold()
    hour = int(field["h"]) % 12 + 12 * half.startswith("p") if half else int(field["h"])
    return Stamp((int(field["a"]), int(field["b"]), int(field["c"])), field["sep"], hour, int(field["m"]), int(field.get("s", 0)), bool(half))


def _fits(stamp: Stamp, name: str, order: tuple[int, int, int]) -> bool:
    year, month, day = (stamp.parts[place] for place in order)
    if name == "mdy" and stamp.separator != "/":
        return False  # dashes and dots are European: the day comes first
    return month <= 12 and day <= 31 and (name == "ymd") == (stamp.parts[0] > 999) and year > 0
