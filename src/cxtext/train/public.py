"""GoEmotions, mapped to the emotions of the codebook; given as a folder, never shipped."""

import csv
from collections.abc import Mapping
from pathlib import Path

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
    return [_example(text, {names[int(n)] for n in numbers.split(",")}, weight) for text, numbers, _ in rows]


def _example(text: str, names: set[str], weight: float) -> TurnExample:
    return TurnExample(
        group="en/goemotions",
        language="en",
        channel="chat",
        text=text,
        emotions=frozenset(GOEMOTIONS[name] for name in names if name in GOEMOTIONS),
        pain_points=None,
        wish=None,
        effort_signals=None,
        weight=weight,
    )
