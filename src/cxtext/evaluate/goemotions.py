"""Emotions on the dev part of GoEmotions: short English comments of another field, mapped to the codebook."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from cxtext.evaluate.baseline import keyword_readings
from cxtext.evaluate.metrics import F1, MACRO_F1, Floats
from cxtext.evaluate.predict import predict
from cxtext.evaluate.suite import ALL_LABELS, Measure, figures
from cxtext.tag import EmbeddedModel
from cxtext.tag.rollup import CustomerTurn
from cxtext.tags import codes
from cxtext.train.public import read_goemotions

TASK = "emotion, GoEmotions dev"
PART = "dev"
TOO_FEW = frozenset({"relief"})  # 18 comments of the dev part, too few to say anything


def measure_goemotions(folder: Path, model: EmbeddedModel) -> Iterator[Measure]:
    """Yield macro F1 over the mapped emotions with enough comments, and the F1 of each emotion.

    Args:
        folder: as read_goemotions takes it.
        model: its emotions are measured with their own thresholds, as in the tables.
    """
    examples = read_goemotions(folder, PART, weight=1.0)
    texts = [example.text for example in examples]
    truth = [example.emotions or frozenset() for example in examples]
    turns = [CustomerTurn(f"{TASK}/{i}", 0, text, "en") for i, text in enumerate(texts)]
    ours = counts(truth, [found.reading.emotions for found in predict(turns, model)])
    theirs = counts(truth, [reading.emotions for reading in keyword_readings(texts)])
    enough = [code not in TOO_FEW for code in codes("emotion")]
    yield from figures(TASK, [ALL_LABELS], "en", MACRO_F1, ours[:, enough], theirs[:, enough])
    yield from figures(TASK, codes("emotion"), "en", F1, ours, theirs)


def counts(truth: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> Floats:
    """Return (n_texts, n_emotions, 3): TP, FP, FN of each emotion in each text."""
    said, meant = (np.array([[code in labels for code in codes("emotion")] for labels in sets]) for sets in (found, truth))
    return np.stack([said & meant, said & ~meant, ~said & meant], axis=-1).astype(np.float64)
