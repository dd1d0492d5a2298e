"""Words of the same matter in Dutch and English (words.toml), so that twins end in one topic and a topic has a name in both languages."""

import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cxtext.tag.features import normalise
from cxtext.tags import Language

WORDS = Path(__file__).with_name("words.toml")
MIN_STEM_CHARS = 3
MIN_INNER_CHARS = 6  # a stem this long is also found inside a compound: "internetstoring" holds "storing"

_WORD = re.compile(r"\w+(?:-\w+)*")
_MARK = re.compile(r"\[[A-Z_]+\]")


@cache
def words_sha256() -> str:
    """Return the checksum of the word list; vectors made with another list do not compare."""
    return hashlib.sha256(WORDS.read_bytes()).hexdigest()


@cache
def twins(plain: str) -> tuple[str, ...]:
    """Return the names of the twins that a normalised word belongs to, without repeats.

    Example:
        twins("factuurnummer") == twins("invoice") == ("invoice",)
    """
    whole, stems = _entries()
    spans = ((i, j) for i in range(len(plain)) for j in range(i + (MIN_INNER_CHARS if i else MIN_STEM_CHARS), len(plain) + 1))
    found = [*whole.get(plain, ()), *(name for i, j in spans for name in stems.get(plain[i:j], ()))]
    return tuple(dict.fromkeys(found))


def term(word: str) -> str:
    """Return what words of the same matter share: the name of their first twin, or the word itself in plain form."""
    plain = normalise(word)
    return next((f"={name}" for name in twins(plain)), plain)


def in_language(word: str, language: Language) -> str:
    """Return a word as it is when it is of that language or without a twin, else the twin's word in the language."""
    plain = normalise(word)
    name = next(iter(twins(plain)), None)
    if name is None or any(plain.startswith(normalise(own.rstrip("*"))) for own in _words(name, language)):
        return word
    return _words(name, language)[0].rstrip("*")


def _words(name: str, language: Language) -> list[str]:
    nl, en = _table()[name]
    return (nl if language == "nl" else en).split()


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    return {name: (nl, en) for name, (nl, en) in tomllib.loads(WORDS.read_text("utf-8"))["twins"].items()}


@cache
def _entries() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    whole: dict[str, list[str]] = defaultdict(list)
    stems: dict[str, list[str]] = defaultdict(list)
    for name, (nl, en) in _table().items():
        for word in f"{nl} {en}".split():
            (stems if word.endswith("*") else whole)[normalise(word.rstrip("*"))].append(name)
    return dict(whole), dict(stems)


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation and the marks of redaction."""
    return [word.casefold() for word in _WORD.findall(_MARK.sub(" ", text))]
