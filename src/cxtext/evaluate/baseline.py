"""A keyword list as yardstick: what a careful afternoon with a word list would give (keywords.toml beside this file)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from cxtext.evaluate.reading import Reading
from cxtext.tag.features import normalise

KEYWORDS = Path(__file__).with_name("keywords.toml")
NEEDS_A_NEGATIVE_WORD = ("pain_point", "effort_signal")


def keyword_readings(texts: Sequence[str]) -> list[Reading]:
    """Read texts by their words, Dutch and English alike.

    A label holds when one of its words occurs, pain points and effort signals only beside a negative word; negative words outvote positive ones.
    """
    return [_reading(normalise(text)) for text in texts]


def _reading(text: str) -> Reading:
    found = {kind: frozenset(label for label, words in labels.items() if words.search(text)) for kind, labels in keywords().items()}
    negative = "negative" in found["sentiment"]
    if not negative:
        found |= dict.fromkeys(NEEDS_A_NEGATIVE_WORD, frozenset())
    return Reading(
        sentiment=-1 if negative else int("positive" in found["sentiment"]),
        emotions=found["emotion"],
        pain_points=found["pain_point"],
        wishes=found["wish"],
        effort_signals=found["effort_signal"],
    )


@cache
def keywords() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """Return kind → label → its words as one pattern on normalised text."""
    return {kind: {label: _pattern(words) for label, words in labels.items()} for kind, labels in tomllib.loads(KEYWORDS.read_text("utf-8")).items()}


def _pattern(words: str) -> re.Pattern[str]:
    stems = (re.escape(normalise(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "") for word in words.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})(?!\w)")
