"""The outputs of the turn model, by name: "emotion.anger", "pain_point.waiting", "sentiment.negative" ...

A probability has a threshold above which it counts; a value is a number on the label's own scale.
"""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cxtext.tags import codes

SENTIMENT_SIGNS = ("sentiment.negative", "sentiment.positive")
VALUES = ("sentiment.value", "emotion.intensity", "pain_point.severity")
SPAN_KINDS = ("pain_point", "wish", "effort_signal")
ANY_PAIN = "pain_point.any"
_Number = TypeVar("_Number", bound=np.floating[Any])


def probability_names() -> tuple[str, ...]:
    """Return the names of the outputs that are probabilities, in the order of the weights."""
    spans = [f"{kind}.{code}" for kind in SPAN_KINDS for code in codes(kind)]
    return (*SENTIMENT_SIGNS, *(f"emotion.{code}" for code in codes("emotion")), ANY_PAIN, *spans)


def output_names() -> tuple[str, ...]:
    """Return the names of all outputs: probabilities, then values."""
    return (*probability_names(), *VALUES)


def pain_point_places() -> NDArray[np.int64]:
    """Return the places of the pain points, without ANY_PAIN, among the probabilities."""
    names = probability_names()
    return np.array([names.index(f"pain_point.{code}") for code in codes("pain_point")])


def any_pain_at_least(probabilities: NDArray[_Number]) -> NDArray[_Number]:
    """Return probabilities in which a text names some pain at least as likely as any one pain point.

    Each comes from a head of its own, so they may contradict each other: of "mijn factuur klopt niet" that of billing was 0.93, that of any pain 0.30.

    Args:
        probabilities: (n, n_probabilities) in the order of probability_names.
    """
    likeliest = probabilities[:, pain_point_places()].max(axis=1, initial=0)
    agreed = probabilities.copy()
    place = probability_names().index(ANY_PAIN)
    agreed[:, place] = np.maximum(agreed[:, place], likeliest)
    return agreed
