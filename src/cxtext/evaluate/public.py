"""Emotions on public sets: short texts of other fields than customer contacts, their emotions mapped to the codebook. Given as folders, never shipped."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cxtext.errors import ConfigError
from cxtext.evaluate.baseline import keyword_readings
from cxtext.evaluate.metrics import F1, MACRO_F1, PRECISION, RECALL, Floats
from cxtext.evaluate.predict import Sides, predict
from cxtext.evaluate.suite import ALL_LABELS, Measure, figures
from cxtext.tag.conversations import apart
from cxtext.tag.engine import Engine
from cxtext.tags import Language, codes
from cxtext.train.public import read_goemotions

TASK = "emotion, turn"

# XED (Öhman et al. 2020, CC BY 4.0): Plutchik's emotions by number. Anticipation 2, surprise 7 and trust 8 have no counterpart in the codebook.
XED: Mapping[str, str] = {"1": "anger", "3": "anger", "4": "nervousness", "5": "joy", "6": "sadness"}
XED_FILES: Sequence[tuple[str, Language, tuple[str, ...]]] = (
    ("XED English", "en", ("en-annotated.tsv", "neu_en.txt")),
    ("XED Dutch", "nl", ("nl-projections-4000.tsv",)),
)
_XED_NEUTRAL = "9"  # stands before the text, where the numbers of emotions stand after it


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Texts with emotions.

    Attributes:
        name: stands in the tables as where a figure was measured.
        what: the texts, in a phrase of the page.
        measured: the emotions that the set can tell of; others are left out.
        truth: the emotions of each text.
    """

    name: str
    what: str
    language: Language
    measured: tuple[str, ...]
    texts: Sequence[str]
    truth: Sequence[frozenset[str]]


def goemotions(folder: Path) -> PublicSet:
    """Read the dev part of GoEmotions; relief is left out, with 18 comments too few to say anything."""
    examples = read_goemotions(folder, "dev", weight=1.0)
    measured = tuple(code for code in codes("emotion") if code != "relief")
    truth = [example.emotions or frozenset() for example in examples]
    return PublicSet("GoEmotions dev", "comments on Reddit", "en", measured, [example.text for example in examples], truth)


def xed(folder: Path) -> Iterator[PublicSet]:
    """Read XED, English and Dutch; the Dutch labels were projected from English ones and are noisy.

    Raises:
        ConfigError: the folder lacks one of the files.
    """
    for name, language, files in XED_FILES:
        rows = [row for file in files for row in _xed_rows(folder / file)]
        measured = tuple(code for code in codes("emotion") if code in XED.values())
        yield PublicSet(name, "subtitles of films", language, measured, [text for text, _ in rows], [emotions for _, emotions in rows])


def _xed_rows(path: Path) -> list[tuple[str, frozenset[str]]]:
    if not path.exists():
        raise ConfigError(
            "a file of XED is missing", where=str(path), fix="give --xed the folder that holds " + ", ".join(f for *_, fs in XED_FILES for f in fs)
        )
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row[:2] for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 1 and row[0].strip()]
    return [(second, frozenset()) if first == _XED_NEUTRAL else (first, _emotions(second)) for first, second in rows]


def _emotions(numbers: str) -> frozenset[str]:
    return frozenset(XED[number.strip()] for number in numbers.split(",") if number.strip() in XED)


def measure_public(texts: PublicSet, engine: Engine) -> list[Measure]:
    """Return macro F1 over the emotions of a set, and precision, recall and F1 of each, with the engine's own thresholds, as in the tables."""
    said = Sides([(texts.name, str(i), 0) for i in range(len(texts.texts))], *apart(texts.texts, [texts.language] * len(texts.texts)))
    ours = counts(texts, [found.reading.emotions for found in predict(said, engine)])
    theirs = counts(texts, [reading.emotions for reading in keyword_readings(texts.texts)])
    each = [measure for figure in (PRECISION, RECALL, F1) for measure in figures(TASK, texts.measured, texts.language, figure, ours, theirs)]
    return [*figures(TASK, [ALL_LABELS], texts.language, MACRO_F1, ours, theirs), *each]


def counts(texts: PublicSet, found: Sequence[frozenset[str]]) -> Floats:
    """Return (n_texts, n_measured, 3): TP, FP, FN of each emotion in each text."""
    said, meant = (np.array([[code in labels for code in texts.measured] for labels in sets]) for sets in (found, texts.truth))
    return np.stack([said & meant, said & ~meant, ~said & meant], axis=-1).astype(np.float64)
