"""From held-out scores to probabilities and thresholds."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve

from cxtext.train.targets import Doubles


def platt(scores: Doubles, truth: Doubles) -> tuple[float, float]:
    """Return slope and offset of the logistic that maps scores to probabilities (Platt 1999), fitted on held-out scores.

    Args:
        scores: (n,) linear scores of rows that were not trained on.
        truth: (n,) 0 or 1.
    """
    if len(np.unique(truth)) < 2:
        return 1.0, 0.0
    model = LogisticRegression(C=1e6).fit(scores[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def best_threshold(probabilities: Doubles, truth: Doubles, *, min_precision: float = 0.0) -> float:
    """Return the threshold with the highest F1 among those that reach a precision; 1.0 where none does.

    Args:
        probabilities: (n,) calibrated, of rows that were not trained on.
        truth: (n,) 0 or 1.
        min_precision: least precision that is good enough.
    """
    precision, recall, thresholds = precision_recall_curve(truth, probabilities)
    f1 = _f1(precision[:-1], recall[:-1])
    f1[precision[:-1] < min_precision] = -1.0
    best = int(np.argmax(f1))
    return float(thresholds[best]) if f1[best] > 0 else 1.0


def _f1(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> NDArray[np.float64]:
    return 2 * precision * recall / np.maximum(precision + recall, 1e-12)
