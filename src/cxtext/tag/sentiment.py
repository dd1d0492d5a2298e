"""Sentiment of a turn: a whole number -5..5, 0 for a neutral statement."""

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.linear import Floats


def sentiment(negative: Floats, positive: Floats, value: Floats, *, min_negative: float, min_positive: float) -> NDArray[np.int8]:
    """Join sign and size of the sentiment.

    The sign comes from two probabilities, each with its own threshold; where both reach it, the one further above it counts. The size is the
    predicted value, at least 1 in the direction of the sign.

    Args:
        negative: (n,) probability of a negative sentiment.
        positive: (n,) probability of a positive one.
        value: (n,) predicted sentiment.
        min_negative: threshold of `negative`.
        min_positive: threshold of `positive`.

    Returns:
        (n,) int8 in -5..5.
    """
    below = (negative >= min_negative) & (negative - min_negative >= positive - min_positive)
    above = (positive >= min_positive) & ~below
    size = np.clip(np.rint(np.abs(value)), 1, 5)
    agrees = np.where(below, value < 0, value > 0)
    return np.where(below | above, np.where(below, -1, 1) * np.where(agrees, size, 1), 0).astype(np.int8)
