"""JSON files as a stream of items: JSON Lines, an array, a wrapped array, or objects one after the other.

An item is one contact's record; a line or an element that is broken, too large or too deep is an item too, rejected.
"""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

import ijson
from ijson.common import ObjectBuilder

from cxtext.contact import Rejected
from cxtext.read.decode import bounded_lines, text_stream
from cxtext.read.draft import Outcome
from cxtext.read.fields import Record
from cxtext.read.guard import Convert, Where, guarded
from cxtext.read.head import WRAPPERS, head_of
from cxtext.read.members import Member
from cxtext.read.rules import Source

_CHUNK_CHARS = 1 << 16
_SCALAR_CHARS = 4  # what a number, a bracket or a key costs at least
_STEPS = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}
NOTHING = object()
_Refusal = Callable[[str, Source], Rejected]


@dataclass(frozen=True, slots=True)
class Item:
    """One object of a JSON file and where it stands."""

    place: str
    value: Record


def drafts(member: Member, source: Source, convert: Convert) -> Iterator[Outcome]:
    """Convert every object of a JSON file by a format's own function; what cannot be converted is rejected."""
    for item in json_items(member, source):
        if isinstance(item, Rejected):
            yield item
        else:
            yield from guarded(convert, item.value, Where(member.name, member.item(item.place), source))


def json_items(member: Member, source: Source) -> Iterator[Item | Rejected]:
    """Yield the objects of a JSON file, or why one of them is refused."""
    read = _line_items if head_of(member).is_lines else _document_items
    for item in read(member, source):
        if isinstance(item, Rejected):
            yield Rejected(member.item(item.item), item.reason, item.detail, item.fix)
        else:
            yield item


def _line_items(member: Member, source: Source) -> Iterator[Item | Rejected]:
    with member.open() as raw, text_stream(raw) as stream:
        for n, line in bounded_lines(stream, max_chars=source.max_chars):
            if line is None:
                yield oversize(f"line {n}", source)
            elif line.strip():
                yield _line_item(f"line {n}", line, source)


def _line_item(place: str, line: str, source: Source) -> Item | Rejected:
    if "\x00" in line:
        return Rejected(place, "nul_bytes", "the line holds NUL bytes", "export the item again; NUL bytes come from damaged files")
    try:
        value = json.loads(line)
    except RecursionError:
        return _too_deep(place, source)
    except ValueError as error:
        where = f" at character {error.pos}" if isinstance(error, json.JSONDecodeError) else ""
        return Rejected(place, "broken_json", f"no valid JSON{where}", "mend the line or export it again; a last line may have been cut off")
    if _depth(value, source.inbox.max_depth) > source.inbox.max_depth:
        return _too_deep(place, source)
    return Item(place, value) if isinstance(value, dict) else _no_object(place)


def _depth(value: object, limit: int) -> int:
    """Return how deep lists and objects are nested; limit + 1 when deeper. Level by level, so nesting costs no stack."""
    level, depth = [value], 0
    while level := [entry for entry in level if isinstance(entry, dict | list)]:
        depth += 1
        if depth > limit:
            break
        level = [child for entry in level for child in (entry.values() if isinstance(entry, dict) else entry)]
    return depth


class _Cutter:
    """Cuts the events of a JSON document into items and builds one at a time; a refused item costs no memory."""

    def __init__(self, source: Source) -> None:
        self._max_depth = source.inbox.max_depth
        self._max_chars = source.max_chars
        self._depth = 0
        self._base = [0]  # depth at which items begin; the last entry counts
        self._key = ""
        self._builder: ObjectBuilder | None = None
        self._refusal: _Refusal | None = None
        self._size = 0

    def feed(self, event: str, value: object) -> object:
        """Take one event; return the item that it completes, else NOTHING."""
        if self._depth <= 1:
            if event == "map_key" and self._depth == 1:
                self._key = str(value)
            if self._opens_container(event):
                # Of the object around a wrapped array nothing is kept: it describes the export, not a contact.
                self._builder = None
                self._depth += 1
                self._base.append(self._depth)
                return NOTHING
        if event == "end_array" and self._depth == self._base[-1] > 0:
            self._depth -= 1
            self._base.pop()
            return NOTHING
        return self._build(event, value)

    def _opens_container(self, event: str) -> bool:
        wrapped = self._depth == 1 and self._base[-1] == 0 and self._key in WRAPPERS
        return event == "start_array" and (self._depth == 0 or wrapped)

    def _build(self, event: str, value: object) -> object:
        base = self._base[-1]
        if self._depth == base:
            self._builder, self._refusal, self._size = ObjectBuilder(), None, 0
        self._depth += _STEPS.get(event, 0)
        if self._builder is None:
            return NOTHING
        self._measure(value)
        if self._refusal is None:
            self._builder.event(event, value)
        if self._depth != base:
            return NOTHING
        made, self._builder = self._refusal or self._builder.value, None
        return made

    def _measure(self, value: object) -> None:
        self._size += len(value) if isinstance(value, str) else _SCALAR_CHARS
        if self._refusal is not None:
            return
        if self._depth - self._base[-1] > self._max_depth:
            self._refusal, self._builder = _too_deep, ObjectBuilder()
        elif self._size > self._max_chars:
            self._refusal, self._builder = oversize, ObjectBuilder()


def _document_items(member: Member, source: Source) -> Iterator[Item | Rejected]:
    cutter, n = _Cutter(source), 0
    with member.open() as raw, text_stream(raw) as stream:
        try:
            for event, value in ijson.basic_parse(Utf8(stream), multiple_values=True, use_float=True):
                made = cutter.feed(event, value)
                if made is not NOTHING:
                    n += 1
                    yield _document_item(f"item {n}", made, source)
        except (ijson.JSONError, ValueError, OverflowError):
            yield Rejected(
                f"item {n + 1}",
                "broken_json",
                "no valid JSON from here on; the items before it are used",
                "export the file again; JSON Lines lose only the broken line",
            )


def _document_item(place: str, made: object, source: Source) -> Item | Rejected:
    if callable(made):
        return cast("_Refusal", made)(place, source)
    return Item(place, made) if isinstance(made, dict) else _no_object(place)


class Utf8:
    """The bytes that ijson wants, from a text stream of any encoding."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream

    def read(self, n_chars: int = _CHUNK_CHARS) -> bytes:
        """Return up to n_chars characters as UTF-8; ijson asks for 0 characters once to learn the type."""
        return self._stream.read(n_chars).encode()


def oversize(place: str, source: Source) -> Rejected:
    """Return the rejection of an item larger than the config allows."""
    limit = f"{source.inbox.max_item_mb:g} MB"
    return Rejected(place, "oversize", f"larger than {limit}", "split the contact, or raise inbox.max_item_mb")


def _too_deep(place: str, source: Source) -> Rejected:
    return Rejected(place, "too_deep", f"nested deeper than {source.inbox.max_depth} levels", "export the item again, or raise inbox.max_depth")


def _no_object(place: str) -> Rejected:
    return Rejected(place, "no_object", "the item is no JSON object", "write one object a contact")
