"""From held-out scores to probabilities and thresholds."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve

from cxtext.train.targets import Doubles

PRIOR_ROWS = 10.0  # rows of the pooled data that steady the frequency of a label that conversations hardly show


def conversation_weights(truth: Doubles, in_conversation: NDArray[np.bool_]) -> Doubles:
    """Weigh rows so that the label is as frequent as in whole conversations.

    Single labelled turns are chosen to show labels, so they show them too often: with them alone a model would cry wolf. Rows from conversations
    keep their weight; the other rows that hold the label, and those that do not, are weighed to the same frequency (prior correction, Saerens 2002).

    Args:
        truth: (n,) 0 or 1.
        in_conversation: (n,) the row comes from a whole contact.

    Returns:
        (n,) weights; all 1 where no row comes from a conversation.
    """
    if not in_conversation.any() or in_conversation.all():
        return np.ones(len(truth))
    pooled = truth[~in_conversation].mean()
    n = in_conversation.sum()
    frequency = (truth[in_conversation].sum() + PRIOR_ROWS * pooled * 0.5) / (n + PRIOR_ROWS)
    weight = np.where(truth == 1, frequency / max(pooled, 1e-6), (1 - frequency) / max(1 - pooled, 1e-6))
    return np.where(in_conversation, 1.0, weight)


def platt(scores: Doubles, truth: Doubles, weight: Doubles) -> tuple[float, float]:
    """Return slope and offset of the logistic that maps scores to probabilities (Platt 1999), fitted on held-out scores.

    Args:
        scores: (n,) linear scores of rows that were not trained on.
        truth: (n,) 0 or 1.
        weight: (n,) weight of each row.
    """
    if len(np.unique(truth)) < 2:
        return 1.0, 0.0
    model = LogisticRegression(C=1e6).fit(scores[:, None], truth, sample_weight=weight)
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


def by_contact(probabilities: Doubles, truth: Doubles, contacts: NDArray[np.int64]) -> tuple[Doubles, Doubles]:
    """Return the highest probability of each contact, and whether it holds the label at all.

    Args:
        probabilities: (n,) of rows.
        truth: (n,) 0 or 1.
        contacts: (n,) number of the contact of each row.
    """
    _, number = np.unique(contacts, return_inverse=True)
    highest, held = np.zeros(number.max(initial=-1) + 1), np.zeros(number.max(initial=-1) + 1)
    np.maximum.at(highest, number, probabilities)
    np.maximum.at(held, number, truth)
    return highest, held


def _f1(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> NDArray[np.float64]:
    return 2 * precision * recall / np.maximum(precision + recall, 1e-12)
