"""Fitting the outputs of the turn model one by one: logistic regression for probabilities, ridge regression for values."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from cxtext.tag.linear import Floats
from cxtext.tag.outputs import VALUES
from cxtext.train.cores import over_cores
from cxtext.train.targets import Doubles

log = logging.getLogger(__name__)

RIDGE_ALPHA = 1.0
MAX_STEPS = 300  # of L-BFGS; embeddings of 30,000 rows take 50 to 150

Matrix: TypeAlias = sparse.csr_array | Floats


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of all outputs: (n_features, n_outputs) and (n_outputs,) float32."""

    weights: Floats
    bias: Floats


def fit(vectors: Matrix, columns: Mapping[str, Doubles], weight: Doubles, strength: float) -> Fitted:
    """Fit every output on the rows that label it.

    Args:
        vectors: (n_rows, n_features): word features, sparse, or embeddings, dense; rows of about unit length.
        columns: output → (n_rows,), NaN where not labelled.
        weight: (n_rows,) weight of a row.
        strength: C of the logistic regression; larger fits closer.
    """
    heads = [_fit_one(name, vectors, column, weight, strength=strength) for name, column in columns.items()]
    return Fitted(np.stack([coef for coef, _ in heads], axis=1), np.array([bias for _, bias in heads], dtype=np.float32))


def fit_parts(vectors: Matrix, columns: Mapping[str, Doubles], weight: Doubles, parts: Sequence[NDArray[np.int64]], *, strength: float) -> list[Fitted]:
    """Fit every output on each part of the rows, as many parts at a time as there are cores.

    Args:
        vectors: (n_rows, n_features), see fit.
        columns: output → (n_rows,), NaN where not labelled.
        weight: (n_rows,) weight of a row.
        parts: the rows of each fit; parts may share rows.
        strength: C of the logistic regression.
    """
    chosen = ((vectors[rows], {name: column[rows] for name, column in columns.items()}, weight[rows], strength) for rows in parts)
    return over_cores(fit, chosen, n_rows=len(weight))


def _fit_one(name: str, vectors: Matrix, column: Doubles, weight: Doubles, *, strength: float) -> tuple[Floats, float]:
    rows = np.flatnonzero(~np.isnan(column))
    x, y, w = vectors[rows], column[rows], weight[rows]
    if name in VALUES:
        ridge = Ridge(alpha=RIDGE_ALPHA).fit(x, y, sample_weight=w)
        return ridge.coef_.astype(np.float32), float(ridge.intercept_)
    if len(np.unique(y)) < 2:
        return np.zeros(vectors.shape[1], dtype=np.float32), -10.0
    # A rare label weighs as much as the square root of its rarity: full balancing would cry wolf.
    positive = np.sqrt((1 - y.mean()) / y.mean())
    # Each solver is the faster one for its kind of matrix. The dual problem has a variable a row, not a feature: of sparse rows with many features it is
    # solved ten times faster, with the same scores to the second decimal.
    solver = {"solver": "liblinear", "dual": True, "tol": 0.01, "random_state": 0} if sparse.issparse(vectors) else {"solver": "lbfgs", "max_iter": MAX_STEPS}
    model = LogisticRegression(C=strength, class_weight={0.0: 1.0, 1.0: max(1.0, float(positive))}, **solver)
    model.fit(x, y, sample_weight=w)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def folds(groups: Sequence[str], n_folds: int, seed: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield (training rows, held-out rows), all rows of a group on the same side."""
    names = np.array(sorted(set(groups)))
    fold_of = dict(zip(names[np.random.default_rng(seed).permutation(len(names))], np.arange(len(names)) % n_folds, strict=True))
    fold = np.array([fold_of[group] for group in groups])
    for k in range(n_folds):
        yield np.flatnonzero(fold != k), np.flatnonzero(fold == k)
