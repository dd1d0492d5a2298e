"""Concepts that Dutch and English share, by word: lexicon.toml beside this file.

The file is part of the features, so a model names the checksum of the one it was trained with.
"""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).with_name("lexicon.toml")
MIN_STEM_CHARS = 3


@cache
def lexicon_sha256() -> str:
    """Return the checksum of the lexicon."""
    return hashlib.sha256(LEXICON.read_bytes()).hexdigest()


@cache
def _entries(normalise: Callable[[str], str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    whole: defaultdict[str, list[str]] = defaultdict(list)
    stems: defaultdict[str, list[str]] = defaultdict(list)
    for concept, words in tomllib.loads(LEXICON.read_text("utf-8"))["concepts"].items():
        for word in words.split():
            (stems if word.endswith("*") else whole)[normalise(word.rstrip("*"))].append(concept)
    return dict(whole), dict(stems)


def concepts(plain: str, normalise: Callable[[str], str]) -> tuple[str, ...]:
    """Return the concepts of a normalised word, without repeats."""
    whole, stems = _entries(normalise)
    prefixes = (plain[:n] for n in range(MIN_STEM_CHARS, len(plain) + 1))
    found = [*whole.get(plain, ()), *(concept for prefix in prefixes for concept in stems.get(prefix, ()))]
    return tuple(dict.fromkeys(found))
