"""Precision, recall and F1 with bootstrap intervals over contacts, and calibration error."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

N_BOOTSTRAP = 1000
SEED = 20261102
N_BINS = 10

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Score:
    """A measure with its 95 % interval; None where there is nothing to measure."""

    value: float | None
    lower: float | None
    upper: float | None
    n: int


def precision(counts: Counts) -> float:
    """Return TP / (TP + FP) of counts (…, 3) = TP, FP, FN added up; 0 where nothing was found."""
    tp, fp, _ = counts.reshape(-1, 3).sum(axis=0)
    return float(tp / (tp + fp)) if tp + fp else 0.0


def recall(counts: Counts) -> float:
    """Return TP / (TP + FN); 0 where there was nothing to find."""
    tp, _, fn = counts.reshape(-1, 3).sum(axis=0)
    return float(tp / (tp + fn)) if tp + fn else 0.0


def micro_f1(counts: Counts) -> float:
    """Return 2TP / (2TP + FP + FN) over all labels together."""
    tp, fp, fn = counts.reshape(-1, 3).sum(axis=0)
    return float(2 * tp / (2 * tp + fp + fn)) if tp + fp + fn else 0.0


def macro_f1(counts: Counts) -> float:
    """Return the mean over labels of their F1; counts are (n_contacts, n_labels, 3), labels that never occur are left out."""
    per_label = counts.sum(axis=0)
    present = per_label[(per_label[:, 0] + per_label[:, 2]) > 0]
    return float(np.mean([micro_f1(row) for row in present])) if len(present) else 0.0


def label_counts(truth: Sequence[frozenset[str]], found: Sequence[frozenset[str]], labels: Sequence[str]) -> Counts:
    """Return (n_labels, 3): TP, FP, FN of each label over paired sets of labels."""
    rows = [
        (
            sum(label in t and label in f for t, f in zip(truth, found, strict=True)),
            sum(label not in t and label in f for t, f in zip(truth, found, strict=True)),
            sum(label in t and label not in f for t, f in zip(truth, found, strict=True)),
        )
        for label in labels
    ]
    return np.array(rows, dtype=np.int64).reshape(len(labels), 3)


def with_interval(measure: Callable[[Counts], float], counts: Counts) -> Score:
    """Return a measure with its percentile bootstrap interval (Efron 1979), contacts drawn with replacement.

    Args:
        measure: takes counts (n_contacts, n_labels, 3).
        counts: one row a contact: turns of a contact depend on each other, so contacts are drawn, not turns.
    """
    n = int(counts[..., 0].sum() + counts[..., 2].sum())
    if n == 0:
        return Score(None, None, None, 0)
    rng = np.random.default_rng(SEED)
    draws = [measure(counts[rng.integers(0, len(counts), len(counts))]) for _ in range(N_BOOTSTRAP)]
    lower, upper = np.quantile(draws, (0.025, 0.975))
    return Score(measure(counts), float(lower), float(upper), n)


def calibration_error(probabilities: Sequence[float], truth: Sequence[bool]) -> float | None:
    """Return the expected calibration error over ten bins of equal width (Naeini et al. 2015); None without predictions."""
    if not len(probabilities):
        return None
    p, y = np.asarray(probabilities), np.asarray(truth, dtype=float)
    bins = np.minimum((p * N_BINS).astype(int), N_BINS - 1)
    gaps = [abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins)]
    return float(np.sum(gaps))
