"""Training the second pass: which pain a sentence names, read from the first pass's scores of the whole contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from cxtext.tag.linear import Floats, Places
from cxtext.tag.outputs import ANY_PAIN, output_names
from cxtext.tag.rest import RestModel, surrounded
from cxtext.train.fit import folds
from cxtext.train.targets import Doubles

STRENGTH = 10.0  # C of the logistic regression over standardised scores; chosen by cross-validation on data/training
MAX_STEPS = 300
_LEAST_SPREAD = 1e-3
REFINED = "pain_point."  # of effort signals and wishes the rest of the contact told nothing more in cross-validation


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Labelled rows in reading order, as the second pass reads them.

    Attributes:
        rows: (n,) their places among all held-out rows.
        read: (n, n_read) what the second pass reads, standardised.
        scale: (n_read,) by which it was divided.
        inside: (n,) the row comes from a whole contact; only these are learnt from.
    """

    rows: Places
    read: Floats
    scale: Floats
    inside: NDArray[np.bool_]


def train_rest(
    scores: Floats, columns: Mapping[str, Doubles], contacts: Places, groups: Sequence[str], *, n_folds: int, seed: int
) -> tuple[RestModel | None, Floats]:
    """Train the second pass on held-out scores of the first, as it will meet them.

    Args:
        scores: (n_rows, n_outputs) of a first pass that saw no row of the same group.
        columns: output → (n_rows,) truth, NaN where not labelled.
        contacts: (n_rows,) number of the contact of each row; -1 for a turn that stands alone.
        groups: (n_rows,) rows of one group are never split.
        n_folds: folds of the cross-validation.
        seed: of the folds.

    Returns:
        The second pass, None where no row comes from a whole contact; and the scores with its held-out ones in place of those it refines.
    """
    said = _sentences(scores, columns[ANY_PAIN], contacts)
    if not said.inside.any():
        return None, scores
    refined, n_outputs = scores.copy(), len(output_names())
    weights, bias = np.vstack([np.eye(n_outputs), np.zeros((said.read.shape[1] - n_outputs, n_outputs))]), np.zeros(n_outputs)
    for j, name in enumerate(output_names()):
        truth = columns[name][said.rows]
        if not name.startswith(REFINED) or np.isnan(truth).any() or len(np.unique(truth[said.inside])) < 2:
            continue
        weights[:, j], bias[j] = _fit(said, truth, said.inside)
        refined[said.rows, j] = _held_out(said, truth, [groups[row] for row in said.rows], own=scores[said.rows, j], n_folds=n_folds, seed=seed)
    return RestModel(weights.astype(np.float32), bias.astype(np.float32)), refined


def _sentences(scores: Floats, any_pain: Doubles, contacts: Places) -> _Sentences:
    labelled = np.flatnonzero(~np.isnan(any_pain))
    # A turn that stands alone is a contact of its own.
    number = np.where(contacts >= 0, contacts, contacts.max(initial=-1) + 1 + np.arange(len(contacts)))[labelled]
    order = np.argsort(number, kind="stable")
    rows = labelled[order]
    read, inside = surrounded(scores[rows], number[order]), contacts[rows] >= 0
    scale = _spread(read[inside]) * np.sqrt(read.shape[1]) if inside.any() else np.ones(read.shape[1])
    return _Sentences(rows, (read / scale).astype(np.float32), scale.astype(np.float32), inside)


def _spread(read: Floats) -> Floats:
    """Return the standard deviation of each column; 1 of one that hardly moves, such as the score of a label that never occurs."""
    spread: Floats = read.std(axis=0)
    return np.where(spread > _LEAST_SPREAD, spread, np.float32(1))


def _fit(said: _Sentences, truth: Doubles, rows: NDArray[np.bool_]) -> tuple[Doubles, float]:
    """Return weights of what is read, unscaled, and the bias."""
    model = LogisticRegression(C=STRENGTH, max_iter=MAX_STEPS).fit(said.read[rows], truth[rows])
    return model.coef_[0] / said.scale, float(model.intercept_[0])


def _held_out(said: _Sentences, truth: Doubles, groups: Sequence[str], *, own: Floats, n_folds: int, seed: int) -> Floats:
    """Return (n,) scores of the second pass for rows whose group it did not see; those of the first where too little is left to learn from."""
    found = own.astype(np.float64)
    for _, test in folds(groups, n_folds, seed):
        train = said.inside.copy()
        train[test] = False
        if len(np.unique(truth[train])) == 2:
            weights, bias = _fit(said, truth, train)
            found[test] = (said.read[test] * said.scale) @ weights + bias
    return found.astype(np.float32)
