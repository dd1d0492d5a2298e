"""Figures over contacts with their bootstrap intervals: precision, recall, F1, shares, calibration error.

Every figure is a function of sums over contacts, so that a bootstrap draw is a weighted sum and all draws are one matrix product.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

N_BOOTSTRAP = 1000
SEED = 20261102
_Z = 1.96  # 95 % of a normal distribution lie within it
N_BINS = 10  # of equal width, as in Naeini et al. 2015

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Score:
    """A figure with its 95 % interval; None where there is nothing to measure.

    Attributes:
        n: what the figure is a share of: labels of the reader for recall and F1, findings for precision, turns for calibration.
    """

    value: float | None
    lower: float | None
    upper: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and how many cases it stands on.

    Attributes:
        of: takes sums (…, n_labels, n_counts), gives (…, n_labels).
        n: takes and gives the same.
        is_share: it is a share of n cases.
    """

    word: str
    of: Callable[[Floats], Floats]
    n: Callable[[Floats], Floats]
    is_share: bool = False


def with_interval(figure: Figure, counts: Floats) -> list[Score]:
    """Return a figure for each label with its percentile bootstrap interval (Efron 1979).

    Args:
        figure: what to work out.
        counts: (n_contacts, n_labels, n_counts). The turns of a contact depend on each other, so contacts are drawn, not turns.
    """
    sums = counts.sum(axis=0)
    drawn = figure.of(np.tensordot(draws(len(counts)), counts, axes=1))
    scores = [_score(value, drawn[:, i], n) for i, (value, n) in enumerate(zip(figure.of(sums), figure.n(sums), strict=True))]
    return [_widened(score) for score in scores] if figure.is_share else scores


@lru_cache(maxsize=16)
def draws(n: int) -> Floats:
    """Return (N_BOOTSTRAP, n): how often each of n contacts is in each draw."""
    if n == 0:
        return np.zeros((N_BOOTSTRAP, 0))
    drawn: Floats = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=N_BOOTSTRAP).astype(np.float64)
    return drawn


def _score(value: float, drawn: Floats, n: float) -> Score:
    if np.isnan(value):
        return Score(None, None, None, int(n))
    lower, upper = np.quantile(drawn[~np.isnan(drawn)], (0.025, 0.975))
    return Score(float(value), float(lower), float(upper), int(n))


def _widened(score: Score) -> Score:
    """Give a share of none or all the interval of Wilson 1927: where no case differs, drawing again shows no doubt, however few cases there are."""
    doubt = _Z**2 / (score.n + _Z**2)
    if score.value == 0:
        return replace(score, upper=doubt)
    return replace(score, lower=1 - doubt) if score.value == 1 else score


def _ratio(part: Floats, whole: Floats) -> Floats:
    ratio: Floats = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=np.asarray(whole) > 0)
    return ratio


def precision(sums: Floats) -> Floats:
    """Return TP / (TP + FP) of sums (…, 3) = TP, FP, FN; NaN where nothing was found."""
    return _ratio(sums[..., 0], n_found(sums))


def recall(sums: Floats) -> Floats:
    """Return TP / (TP + FN); NaN where there was nothing to find."""
    return _ratio(sums[..., 0], n_labelled(sums))


def f1(sums: Floats) -> Floats:
    """Return 2TP / (2TP + FP + FN); NaN where nothing was found and there was nothing to find."""
    return _ratio(2 * sums[..., 0], n_found(sums) + n_labelled(sums))


def n_found(sums: Floats) -> Floats:
    """Return TP + FP."""
    return sums[..., 0] + sums[..., 1]


def n_labelled(sums: Floats) -> Floats:
    """Return TP + FN."""
    return sums[..., 0] + sums[..., 2]


def macro_f1(sums: Floats) -> Floats:
    """Return (…, 1): the mean F1 of the labels that occur in the reader's labels; the others are left out."""
    occurs = n_labelled(sums) > 0
    total = np.where(occurs, np.nan_to_num(f1(sums)), 0.0).sum(axis=-1, keepdims=True)
    return _ratio(total, occurs.sum(axis=-1, keepdims=True))


def share(sums: Floats) -> Floats:
    """Return hits / cases of sums (…, 2)."""
    return _ratio(sums[..., 0], sums[..., 1])


def calibration_error(sums: Floats) -> Floats:
    """Return the expected calibration error: how far scores lie from the share that is right, on average over the cases.

    Args:
        sums: (…, n_labels, N_BINS, 3): cases, sum of their scores, and how many of them are right, for each bin of scores.

    Source: Naeini, Cooper, Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning".
    """
    return _ratio(np.abs(sums[..., 1] - sums[..., 2]).sum(axis=-1), sums[..., 0].sum(axis=-1))


def bin_of(score: float) -> int:
    """Return the bin of a score 0..1; 1 belongs to the last."""
    return min(int(score * N_BINS), N_BINS - 1)


def pooled(figure: Figure, word: str) -> Figure:
    """Return the figure over all labels together."""
    return Figure(word, lambda sums: figure.of(_together(sums)), lambda sums: figure.n(_together(sums)))


def _together(sums: Floats) -> Floats:
    return np.asarray(sums.sum(axis=-2, keepdims=True))


def _over_labels(bins: Floats) -> Floats:
    return np.asarray(bins.sum(axis=-3, keepdims=True))


PRECISION = Figure("precision", precision, n_found, is_share=True)
RECALL = Figure("recall", recall, n_labelled, is_share=True)
F1 = Figure("F1", f1, n_labelled)
MICRO = tuple(pooled(figure, f"micro {figure.word}") for figure in (F1, PRECISION, RECALL))
MACRO_F1 = Figure("macro F1", macro_f1, lambda sums: n_labelled(_together(sums)))
SHARE = Figure("share", share, lambda sums: sums[..., 1], is_share=True)
CALIBRATION = Figure("calibration error", calibration_error, lambda sums: sums[..., 0].sum(axis=-1))
POOLED_CALIBRATION = Figure(CALIBRATION.word, lambda sums: CALIBRATION.of(_over_labels(sums)), lambda sums: CALIBRATION.n(_over_labels(sums)))
CALIBRATION_OF_FINDINGS = Figure("calibration error of findings", POOLED_CALIBRATION.of, POOLED_CALIBRATION.n)
