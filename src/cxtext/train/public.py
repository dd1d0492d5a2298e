"""Public sets with emotion labels, mapped to the codebook; given as folders, never shipped."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from cxtext.tags import Language
from cxtext.train.gold import TurnExample

# GoEmotions (Demszky et al. 2020, Apache-2.0): 27 emotions and neutral, Reddit comments.
GOEMOTIONS: Mapping[str, str] = {
    "anger": "anger",
    "disgust": "anger",
    "annoyance": "annoyance",
    "disapproval": "annoyance",
    "nervousness": "nervousness",
    "fear": "nervousness",
    "sadness": "sadness",
    "grief": "sadness",
    "remorse": "sadness",
    "joy": "joy",
    "excitement": "joy",
    "love": "joy",
    "admiration": "joy",
    "amusement": "joy",
    "pride": "joy",
    "optimism": "joy",
    "disappointment": "disappointment",
    "confusion": "confusion",
    "gratitude": "gratitude",
    "relief": "relief",
}


def read_goemotions(folder: Path, part: str, *, weight: float) -> list[TurnExample]:
    """Read a part of GoEmotions.

    Args:
        folder: holds labels.txt, train.tsv and dev.tsv.
        part: "train" or "dev".
        weight: weight of a row in training, where an own row has 1.
    """
    names = (folder / "labels.txt").read_text("utf-8").split()
    with (folder / f"{part}.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_emotion_example("goemotions", "en", text, {names[int(n)] for n in numbers.split(",")}, GOEMOTIONS, weight) for text, numbers, _ in rows]


# XED (Öhman et al. 2020, CC BY 4.0): film subtitles with Plutchik's emotions; anticipation, surprise and trust have no counterpart in the codebook.
XED: Mapping[str, str] = {"1": "anger", "3": "anger", "4": "nervousness", "5": "joy", "6": "sadness"}


def read_xed(path: Path, *, language: Language, weight: float) -> list[TurnExample]:
    """Read an annotated XED file: text, tab, comma-separated numbers 1..8."""
    return [_emotion_example("xed", language, text, set(numbers.replace(" ", "").split(",")), XED, weight) for text, numbers in _pairs(path)]


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        text, _, numbers = line.rpartition("\t")
        if text:
            yield text, numbers


def _emotion_example(source: str, language: Language, text: str, names: set[str], mapping: Mapping[str, str], weight: float) -> TurnExample:
    return TurnExample(
        group=f"{language}/{source}",
        language=language,
        channel="chat",
        text=text,
        emotions=frozenset(mapping[name] for name in names if name in mapping),
        pain_points=None,
        wish=None,
        effort_signals=None,
        weight=weight,
    )
