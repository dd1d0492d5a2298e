"""Tolerant access to records that others wrote: a field of the wrong type counts as absent."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from cxtext.contact import Channel, Scalar

Record = dict[str, Any]

_CHANNEL_WORDS: dict[Channel, str] = {
    "call": "call voice phone phone_call telephone telefoon telefonie callback audio",
    "chat": "chat conversation message messaging native_messaging webmessaging whatsapp sms facebook instagram twitter telegram",
    "email": "email e-mail mail",
}
_CHANNELS: dict[str, Channel] = {word: kind for kind, words in _CHANNEL_WORDS.items() for word in words.split()}
_TRUE_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def string(value: object) -> str | None:
    """Return a text or a whole number as a stripped string; None for anything else and for an empty text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float):
        return str(value).strip() or None
    return None


def number(value: object) -> float | None:
    """Return a finite number, also from a text with a decimal comma; None for anything else."""
    if isinstance(value, str) and _TRUE_NUMBER.fullmatch(value.strip()):
        return float(value.strip().replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def seconds(milliseconds: object) -> float | None:
    """Return milliseconds as seconds."""
    value = number(milliseconds)
    return None if value is None else value / 1000


def record(value: object) -> Record:
    """Return the value when it is an object, else an empty one."""
    return cast("Record", value) if isinstance(value, dict) else {}


def records(value: object) -> list[Record]:
    """Return the objects of a list; nothing when it is no list."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def strings(*values: object) -> tuple[str, ...]:
    """Return the texts among the values, without repetition, in order."""
    return tuple(dict.fromkeys(text for value in values if (text := string(value))))


def channel(value: object) -> Channel | None:
    """Return the channel that a vendor's word means; "other" for an unknown word, None for no word."""
    word = string(value)
    return _CHANNELS.get(word.casefold(), "other") if word else None


def flat(source: Mapping[str, object], keys: Iterable[str]) -> dict[str, Scalar]:
    """Return the plain values of some keys; lists of plain values are joined by commas."""
    found = {key: plain(source.get(key)) for key in keys}
    return {key: value for key, value in found.items() if value is not None}


def plain(value: object) -> Scalar | None:
    """Return a value as metadata can hold it; None for an empty one and for an object."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list):
        return ",".join(text for entry in value if (text := string(entry))) or None
    return value.isoformat() if isinstance(value, date) else None


def parsed_object(value: object) -> Record:
    """Return an object that a table holds as JSON text; an empty one when it is none."""
    if not isinstance(value, str):
        return record(value)
    try:
        return record(json.loads(value))
    except (ValueError, RecursionError):
        return {}
