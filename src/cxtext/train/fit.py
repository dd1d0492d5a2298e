"""Fitting the outputs of the turn model one by one: logistic regression for probabilities, ridge regression for values."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from cxtext.tag.linear import Floats
from cxtext.tag.outputs import VALUES
from cxtext.train.targets import Doubles

log = logging.getLogger(__name__)

RIDGE_ALPHA = 1.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of all outputs: (n_features, n_outputs) and (n_outputs,) float32."""

    weights: Floats
    bias: Floats


def fit(vectors: sparse.csr_array, columns: dict[str, Doubles], weight: Doubles, *, strength: float) -> Fitted:
    """Fit every output on the rows that label it.

    Args:
        vectors: (n_rows, n_features), rows of unit length.
        columns: output → (n_rows,), NaN where not labelled.
        weight: (n_rows,) weight of a row.
        strength: C of the logistic regression; larger fits closer.
    """
    # One after the other: scikit-learn's own parallel fitting fails on read-only memory maps.
    heads = [_fit_one(name, vectors, column, weight, strength=strength) for name, column in columns.items()]
    return Fitted(np.stack([coef for coef, _ in heads], axis=1), np.array([bias for _, bias in heads], dtype=np.float32))


def _fit_one(name: str, vectors: sparse.csr_array, column: Doubles, weight: Doubles, *, strength: float) -> tuple[Floats, float]:
    rows = np.flatnonzero(~np.isnan(column))
    x, y, w = vectors[rows], column[rows], weight[rows]
    if name in VALUES:
        ridge = Ridge(alpha=RIDGE_ALPHA).fit(x, y, sample_weight=w)
        return ridge.coef_.astype(np.float32), float(ridge.intercept_)
    if len(np.unique(y)) < 2:
        return np.zeros(vectors.shape[1], dtype=np.float32), -10.0
    # A rare label weighs as much as the square root of its rarity: full balancing would cry wolf.
    positive = np.sqrt((1 - y.mean()) / y.mean())
    model = LogisticRegression(C=strength, solver="liblinear", class_weight={0.0: 1.0, 1.0: max(1.0, float(positive))})
    model.fit(x, y, sample_weight=w)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def folds(groups: Sequence[str], n_folds: int, seed: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield (training rows, held-out rows), all rows of a group on the same side."""
    names = np.array(sorted(set(groups)))
    fold_of = dict(zip(names[np.random.default_rng(seed).permutation(len(names))], np.arange(len(names)) % n_folds, strict=True))
    fold = np.array([fold_of[group] for group in groups])
    for k in range(n_folds):
        yield np.flatnonzero(fold != k), np.flatnonzero(fold == k)
