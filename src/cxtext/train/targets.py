"""What the turn model learns: one column a output, NaN where a set does not label it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.outputs import output_names
from cxtext.train.gold import TurnExample

Doubles = NDArray[np.float64]


def targets(examples: Sequence[TurnExample]) -> dict[str, Doubles]:
    """Return for each output a column of n_examples: 0/1 for probabilities, a number for values, NaN where not labelled."""
    return {name: np.array([_target(name, example) for example in examples], dtype=np.float64) for name in output_names()}


def _target(name: str, example: TurnExample) -> float:
    kind, _, code = name.partition(".")
    match kind:
        case "sentiment":
            return _sentiment(code, example)
        case "emotion":
            return _emotion(code, example)
        case "pain_point":
            return _pain_point(code, example)
        case "effort_signal":
            return _member(code, example.effort_signals)
        case _:
            return np.nan if example.wish is None else float(example.wish)


def _sentiment(code: str, example: TurnExample) -> float:
    if example.sentiment is None:
        return np.nan
    return {"negative": float(example.sentiment < 0), "positive": float(example.sentiment > 0), "value": float(example.sentiment)}[code]


def _emotion(code: str, example: TurnExample) -> float:
    if code == "intensity":
        return np.nan if example.intensity is None else float(example.intensity)
    return _member(code, example.emotions)


def _pain_point(code: str, example: TurnExample) -> float:
    if example.pain_points is None:
        return np.nan
    if code == "any":
        return float(bool(example.pain_points))
    if code == "severity":
        return float(max(example.pain_points.values())) if example.pain_points else np.nan
    return float(code in example.pain_points)


def _member(code: str, labels: frozenset[str] | None) -> float:
    return np.nan if labels is None else float(code in labels)
