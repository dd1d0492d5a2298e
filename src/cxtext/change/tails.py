"""Tails of the count that a history predicts: negative binomial, with the uncertainty of the history in it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, ndtr, ndtri, stdtr, stdtrit

from cxtext.change.arrays import Bools, Floats

_STEPS = 40  # halvings of the interval in which an end is looked for: its logarithm is then known to 1e-11
_FARTHEST = 1e6  # ratios beyond it are told as none: no history bears them


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What a history says about the next count, each a (n,) array.

    Attributes:
        total: counts of the history together.
        weight: exposure of the new count / exposure of the history.
        dispersion: variance in units of the mean, at least 1.
        df: degrees of freedom behind the dispersion.

    With a rate that is ρ times that of the history, the new count is negative binomial with mean m = ρ·weight·total and variance m·φ·(1 + ρ·weight):
    φ of its own chance, the rest because the history's rate is an estimate. At φ = 1 that is the Poisson count with a gamma rate.

    Source: A. Noufaily et al. (2013), An improved algorithm for outbreak detection in multiple surveillance systems, Statistics in Medicine 32:1206-1222,
        equations 2-4 (negative binomial with the quasi-Poisson dispersion); C. P. Farrington et al. (1996), JRSS A 159:547-563 (variance of a prediction).
    """

    total: Floats
    weight: Floats
    dispersion: Floats
    df: Floats


def tail_above(count: Floats, prediction: Prediction, ratio: Floats | float = 1.0) -> Floats:
    """Return the probability of at least so many, were the rate `ratio` times that of the history.

    One contact more is laid to the history: without dispersion that makes it the exact conditional test, which holds its level also where a
    history has no contact at all.

    Source: J. Przyborowski and H. Wilenski (1940), Biometrika 31:313-323.
    """
    size, failure = _shape(prediction.total + prediction.dispersion, prediction, ratio)
    return np.where(count > 0, betainc(np.maximum(count, 1e-9), size, failure), 1.0)


def tail_below(count: Floats, prediction: Prediction, ratio: Floats | float = 1.0) -> Floats:
    """Return the probability of at most so many, were the rate `ratio` times that of the history."""
    size, failure = _shape(prediction.total, prediction, ratio)
    return np.where(prediction.total > 0, betainc(size, count + 1.0, 1.0 - failure), 1.0)


def studentised(tail: Floats, df: Floats) -> Floats:
    """Return a tail as it is when the dispersion is an estimate: its normal score read in the t distribution.

    Source: McCullagh and Nelder (1989), section 12.4, whose quasi-likelihood ratio is F for the same reason; t is its root.
    """
    return np.asarray(stdtr(np.maximum(df, 1.0), ndtri(tail)), dtype=np.float64)


def interval(count: Floats, prediction: Prediction, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return the ratios that the count does not refute: the test, inverted by halving, so that 1 lies outside where the test says so.

    Returns:
        (n,) lower and (n,) upper ends; 0 below a count of 0, infinity above a history of 0.
    """
    tail = np.asarray(ndtr(stdtrit(np.maximum(prediction.df, 1.0), (1 - level) / 2)), dtype=np.float64)
    lower = _crossing(lambda ratio: tail_above(count, prediction, ratio) < tail, count.shape)
    upper = _crossing(lambda ratio: tail_below(count, prediction, ratio) > tail, count.shape)
    return np.where((count > 0) & (lower > 1.01 / _FARTHEST), lower, 0.0), np.where(upper < 0.99 * _FARTHEST, upper, np.inf)


def _shape(total: Floats, prediction: Prediction, ratio: Floats | float) -> tuple[Floats, Floats]:
    """Return size and failure probability of the negative binomial."""
    weight = ratio * prediction.weight
    factor = prediction.dispersion * (1.0 + weight)
    size = np.maximum(weight * total / np.maximum(factor - 1.0, 1e-12), 1e-9)
    return size, 1.0 - 1.0 / factor


def _crossing(is_below: Callable[[Floats], Bools], shape: tuple[int, ...]) -> Floats:
    """Return the ratio up to which a condition holds."""
    low, high = np.full(shape, -np.log(_FARTHEST)), np.full(shape, np.log(_FARTHEST))
    for _ in range(_STEPS):
        middle = (low + high) / 2
        below = is_below(np.exp(middle))
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray(np.exp((low + high) / 2), dtype=np.float64)
