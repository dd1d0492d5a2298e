"""The beginning of a file: what formats are recognised by."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import ijson
from ijson.common import ObjectBuilder

from cxtext.read.decode import text_stream
from cxtext.read.fields import Record, records
from cxtext.read.members import Member

HEAD_CHARS = 200_000
_MAX_LINES = 50
# Keys whose list holds the contacts themselves, in exports that wrap them.
WRAPPERS = ("tickets", "conversations", "contacts")


@dataclass(frozen=True, slots=True)
class Head:
    """The first HEAD_CHARS characters of a file.

    Attributes:
        name: its path inside the inbox, for the few formats that have a fixed name.
        record: its first JSON object, as far as the head shows it; empty when it holds none.
        is_lines: it is JSON Lines.
    """

    name: str
    text: str
    record: Record = field(default_factory=dict)
    is_lines: bool = False


def head_of(member: Member) -> Head:
    """Read the head of a text file."""
    with member.open() as raw, text_stream(raw) as stream:
        text = stream.read(HEAD_CHARS)
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        return Head(member.name, text)
    line = next(_line_records(start), None) if _is_lines(start) else None
    if line is not None and not _is_wrapper(line):
        return Head(member.name, text, line, is_lines=True)
    return Head(member.name, text, _unwrapped(_first_value(start)))


def _is_lines(text: str) -> bool:
    """Tell JSON Lines from one JSON document over several lines, also where the first line has been cut off.

    A document's second line never begins with "{" unless its first line has opened a list.
    """
    first, second = [*(line.rstrip() for line in text.split("\n", _MAX_LINES) if line.strip()), ""][:2]
    return _object(first) is not None or (second.startswith("{") and not first.endswith(("[", "{", ":", ",")))


def _line_records(text: str) -> Iterator[Record]:
    """Yield the lines that are a whole JSON object."""
    yield from (value for line in text.split("\n", _MAX_LINES)[:_MAX_LINES] if (value := _object(line)) is not None)


def _object(line: str) -> Record | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_wrapper(value: Record) -> bool:
    return any(isinstance(value.get(key), list) for key in WRAPPERS)


def _first_value(text: str) -> Any:  # noqa: ANN401 - JSON is any shape
    """Build the first JSON value as far as it goes: the head may end, or break, in the middle of it."""
    builder = ObjectBuilder()
    n_events = 0
    try:
        for event, value in ijson.basic_parse(text.encode(), use_float=True):
            builder.event(event, value)
            n_events += 1
    except (ijson.JSONError, ValueError, OverflowError):
        pass  # expected: the head is a part; the reader itself reports what is broken
    return getattr(builder, "value", None) if n_events else None


def _unwrapped(value: object) -> Record:
    if isinstance(value, list):
        return next(iter(records(value)), {})
    if isinstance(value, dict):
        inner = next((records(value[key]) for key in WRAPPERS if isinstance(value.get(key), list)), None)
        return value if inner is None else next(iter(inner), {})
    return {}
