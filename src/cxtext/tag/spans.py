"""Tags that point at a sentence: pain points, wishes, effort signals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from cxtext.tag.embedded import Outputs
from cxtext.tag.outputs import ANY_PAIN
from cxtext.tags import SpanKind, codes

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
    """Yield the tags of sentences, kind by kind in the codebook's order.

    A pain point needs two things: that the sentence names some pain at all, and which. That keeps the precision of "any pain" in hand with one threshold.
    """
    severity = np.clip(np.rint(outputs.columns["pain_point.severity"]), 1, 5).astype(int)
    pained = outputs.columns[ANY_PAIN] >= thresholds[ANY_PAIN]
    for kind in SPAN_KINDS:
        for code in codes(kind):
            name = f"{kind}.{code}"
            score = outputs.columns[name]
            counts = (score >= thresholds[name]) & (pained if kind == "pain_point" else True)
            for i in np.flatnonzero(counts):
                yield SentenceTag(int(i), kind, code, float(score[i]), int(severity[i]) if kind == "pain_point" else None)
