"""Weights as a model stores them: a byte each, finer the smaller they are, with the largest of each column beside them.

A byte q stands for sign(q) · (q / 127)² · largest, so half of all steps lie below a quarter of the largest weight, where most weights are.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.linear import Floats

_STEPS = 127


def packed(name: str, weights: Floats) -> dict[str, NDArray[Any]]:
    """Return the arrays that stand for weights.

    Args:
        name: of the weights in the model.
        weights: (n_rows, n_columns).

    Returns:
        name: (n_rows, n_columns) int8; name + ".largest": (n_columns,) float32, the largest absolute weight of each column, 1 where all are 0.
    """
    largest = np.abs(weights).max(axis=0, initial=0).astype(np.float32)
    largest[largest == 0] = 1
    steps = np.rint(np.sign(weights) * np.sqrt(np.abs(weights) / largest) * _STEPS)
    return {name: steps.astype(np.int8), f"{name}.largest": largest}


def unpacked(name: str, arrays: Mapping[str, NDArray[Any]]) -> Floats:
    """Return the weights (n_rows, n_columns) float32; a model made before bytes were used holds them as they are."""
    stored: Floats = arrays[name].astype(np.float32)
    largest: Floats | None = arrays.get(f"{name}.largest")
    return stored if largest is None else stored * np.abs(stored) * (largest / np.float32(_STEPS**2))
