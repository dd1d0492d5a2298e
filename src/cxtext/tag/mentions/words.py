"""The words of mentions (words.toml), compiled: one set of patterns a language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from cxtext.tags import Language

_FILE = Path(__file__).with_name("words.toml")

Channel = Literal["call", "chat", "email", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one language.

    Attributes:
        table: the lists of words.toml as they stand there.
        numbers: number words and figures → their number, 1..31.
        ordinals: "derde", "3e", "third", "3rd" → 3.
        twice: "tweemaal", "twice" → 2.
    """

    table: dict[str, Any]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    twice: dict[str, int]

    @property
    def number(self) -> str:
        """Pattern of a number from 1 to 31, in words or figures."""
        return _any(self.numbers)

    @property
    def several(self) -> str:
        """Pattern of a number from 2 to 31."""
        return _any({word: n for word, n in self.numbers.items() if n > 1})

    @property
    def ordinal(self) -> str:
        """Pattern of an ordinal."""
        return _any(self.ordinals)


@cache
def words(language: Language) -> Words:
    """Return the words of a language."""
    table = tomllib.loads(_FILE.read_text("utf-8"))[language]
    numbers = {word: n for n, word in enumerate(table["numbers"].split(), start=1)} | dict.fromkeys(table["once"].split(), 1)
    numbers |= {str(n): n for n in range(1, 32)}
    ordinals = {word: n for n, word in enumerate(table["ordinals"].split(), start=1)} | _figures(language)
    twice = {word: n for n, word in enumerate(table["twice"].split(), start=2)}
    return Words(table=table, numbers=numbers, ordinals=ordinals, twice=twice)


@lru_cache(maxsize=512)
def pattern(expression: str) -> re.Pattern[str]:
    """Compile an expression that must stand on its own: no letter or figure touches it."""
    return re.compile(rf"(?<![\w-])(?:{expression})(?!\w)")


def _figures(language: Language) -> dict[str, int]:
    endings = {"nl": ("e", "de", "ste"), "en": ("st", "nd", "rd", "th")}[language]
    return {f"{n}{ending}": n for n in range(1, 21) for ending in endings}


def _any(found: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, found), key=len, reverse=True))


@cache
def trigger() -> re.Pattern[str]:
    """Return the pattern of the words without which no sentence names or counts an earlier contact, in either language."""
    return re.compile(_TRIGGER)


# Parts of the words of words.toml; a word too many costs time and changes nothing.
_TRIGGER = (
    r"bel|telefo|lijn|chat|app|mail|schr|brie|bericht|gespr|sprak|sprok|meld|contact|navraag|keer|maal|ge[gvz]|vertel|uitgelegd|zei|belo|gezegd|gesprek"
    r"|call|rang|rung|phone|messag|wrote|writ|letter|spoke|report|touch|time|twice|thrice|said|told|promis|assur|complain|ask|explain|gave|given|form|note"
)
