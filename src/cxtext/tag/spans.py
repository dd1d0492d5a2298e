"""Tags that point at a sentence: pain points, wishes, effort signals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.engine import Outputs
from cxtext.tag.linear import Floats
from cxtext.tag.outputs import ANY_PAIN
from cxtext.tags import SpanKind, codes

# Of any pain point, whatever its threshold. At 0.1 the micro F1 of 6,213 training contacts in held-out sectors was the same, the precision three points lower.
MIN_SCORE = 0.15
SPAN_KINDS: tuple[SpanKind, ...] = ("pain_point", "wish", "effort_signal")


@dataclass(frozen=True, slots=True)
class SentenceTag:
    """A label on a sentence.

    Attributes:
        sentence: index of the sentence.
        score: calibrated probability.
        severity: 1..5 for a pain point, else None.
    """

    sentence: int
    kind: SpanKind
    label: str
    score: float
    severity: int | None


def sentence_tags(outputs: Outputs, thresholds: Mapping[str, float]) -> Iterator[SentenceTag]:
    """Yield the tags of sentences, kind by kind in the codebook's order."""
    severity = np.clip(np.rint(outputs.columns["pain_point.severity"]), 1, 5).astype(int)
    for kind in SPAN_KINDS:
        names = [f"{kind}.{code}" for code in codes(kind)]
        scores = np.stack([outputs.columns[name] for name in names])
        counts = scores >= np.array([[thresholds[name]] for name in names])
        if kind == "pain_point":
            counts = pain_points(scores, counts, pained=outputs.columns[ANY_PAIN] >= thresholds[ANY_PAIN])
        for label, code in enumerate(codes(kind)):
            for i in np.flatnonzero(counts[label]):
                yield SentenceTag(int(i), kind, code, float(scores[label, i]), int(severity[i]) if kind == "pain_point" else None)


def pain_points(scores: Floats, counts: NDArray[np.bool_], *, pained: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Decide in two steps: does the sentence name some pain at all, and which.

    So one threshold keeps the precision of "any pain" in hand. Where no pain point of such a sentence reaches its own threshold, the likeliest counts;
    one that is itself unlikely never does.

    Args:
        scores: (n_labels, n_sentences) probabilities.
        counts: (n_labels, n_sentences) the probability reaches the label's threshold.
        pained: (n_sentences,) the sentence names some pain.
    """
    likeliest = np.arange(len(scores))[:, None] == scores.argmax(axis=0)
    decided: NDArray[np.bool_] = pained & (scores >= MIN_SCORE) & (counts | (likeliest & ~counts.any(axis=0)))
    return decided
