"""Training over a matrix, the same for every engine: fit all outputs, calibrate and measure them on sectors that were held out, choose thresholds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import precision_recall_fscore_support

from cxtext.tag.linear import Floats
from cxtext.tag.outputs import ANY_PAIN, any_pain_at_least, pain_point_places, probability_names
from cxtext.tag.rest import RestModel
from cxtext.tag.spans import MIN_SCORE, pain_points
from cxtext.train.calibrate import best_threshold, by_contact, conversation_weights, platt
from cxtext.train.fit import Fitted, Matrix, fit_parts, folds
from cxtext.train.gold import TurnExample
from cxtext.train.rest import train_rest
from cxtext.train.targets import Doubles, targets

COUNTED_ONCE = "effort_signal."  # a label of it counts once a contact
N_FOLDS = 5
SEED = 20261102
PAIN_PRECISION = 0.90  # of the sentences that are shown with a pain point, on sectors never seen
# A pain point beside the surest of its sentence must be likelier right than wrong. Between 0.2 and 0.5 the micro F1 of 6,213 training contacts in held-out
# sectors stayed the same (nl 0.66, en 0.62), while the precision rose by seven points in Dutch and six in English.
BESIDE = 0.5


@dataclass(frozen=True, slots=True)
class Heads:
    """The trained outputs over a matrix.

    Attributes:
        fitted: weights of all rows.
        rest: the second pass over sentences; None where no row comes from a whole contact.
        calibration: (n_probabilities, 2): slope and offset of each probability.
        thresholds: (n_probabilities,).
        measures: output → what cross-validation measured.
    """

    fitted: Fitted
    rest: RestModel | None
    calibration: Floats
    thresholds: Floats
    measures: Mapping[str, Mapping[str, float]]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return what a model stores of them whatever it reads of a row."""
        rest = {} if self.rest is None else {"rest.weights": self.rest.weights, "rest.bias": self.rest.bias}
        return {"bias": self.fitted.bias, "calibration": self.calibration, "thresholds": self.thresholds, **rest}


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained turn model: its arrays by name, and what cross-validation measured."""

    arrays: Mapping[str, NDArray[Any]]
    measures: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _HeldOut:
    """The project's own rows, scored by both passes of models that saw no row of the same sector and language.

    Attributes:
        scores: (n_own, n_outputs).
        columns: output → (n_own,) truth, NaN where not labelled.
        contacts: (n_own,) number of the contact of each row; -1 for a single turn.
    """

    scores: Floats
    columns: Mapping[str, Doubles]
    contacts: NDArray[np.int64]


def train_heads(matrix: Matrix, examples: Sequence[TurnExample], *, strength: float) -> Heads:
    """Train all outputs and the second pass, and calibrate them on predictions for sectors that were held out.

    Args:
        matrix: (n_rows, n_features) what an engine reads of each row.
        examples: the rows: the project's own and, where given, public ones (weight below 1); only own rows are held out and measured.
        strength: C of the logistic regression; larger fits closer.
    """
    columns, weight = targets(examples), np.array([e.weight for e in examples])
    own = [e for e in examples if e.weight == 1.0]
    once, fitted = _fit_and_hold_out(matrix, columns, weight, own, strength=strength)
    rest, refined = train_rest(once.scores, once.columns, once.contacts, [e.group for e in own], n_folds=N_FOLDS, seed=SEED)
    held_out = replace(once, scores=refined)
    calibration, thresholds = _calibrate(held_out)
    return Heads(fitted, rest, calibration, thresholds, _measure(held_out, calibration, thresholds))


def _fit_and_hold_out(
    matrix: Matrix, columns: Mapping[str, Doubles], weight: Doubles, examples: Sequence[TurnExample], *, strength: float
) -> tuple[_HeldOut, Fitted]:
    """Score own rows by models that did not see their group, and fit all rows."""
    own, public = np.flatnonzero(weight == 1.0), np.flatnonzero(weight != 1.0)
    split = list(folds([e.group for e in examples], N_FOLDS, SEED))
    parts = [*(np.concatenate([own[train], public]) for train, _ in split), np.arange(len(weight))]
    *without, fitted = fit_parts(matrix, columns, weight, parts, strength=strength)
    scores = np.zeros((len(own), len(columns)), dtype=np.float32)
    for (_, test), blind in zip(split, without, strict=True):
        scores[test] = matrix[own[test]] @ blind.weights + blind.bias
    number = {contact: i for i, contact in enumerate(dict.fromkeys(e.contact for e in examples if e.contact))}
    held_out = _HeldOut(scores, {name: column[own] for name, column in columns.items()}, np.array([number.get(e.contact, -1) for e in examples]))
    return held_out, fitted


def _calibrate(held_out: _HeldOut) -> tuple[Floats, Floats]:
    """Return slope and offset of every probability, and its threshold."""
    calibration = np.array([_platt(held_out, j, name) for j, name in enumerate(probability_names())])
    probabilities = _probabilities(held_out, calibration)
    thresholds = [_threshold(name, j, probabilities, held_out) for j, name in enumerate(probability_names())]
    return calibration.astype(np.float32), np.array(thresholds, dtype=np.float32)


def _platt(held_out: _HeldOut, j: int, name: str) -> tuple[float, float]:
    rows, truth, weight = _labelled(held_out, name)
    return platt(held_out.scores[rows, j].astype(np.float64), truth, weight)


def _labelled(held_out: _HeldOut, name: str) -> tuple[NDArray[np.int64], Doubles, Doubles]:
    """Return the rows that have a label or lack it, which of the two, and their weights."""
    rows = np.flatnonzero(~np.isnan(held_out.columns[name]))
    truth = held_out.columns[name][rows]
    return rows, truth, conversation_weights(truth, held_out.contacts[rows] >= 0)


def _probabilities(held_out: _HeldOut, calibration: NDArray[np.floating]) -> Doubles:
    each: Doubles = expit(held_out.scores[:, : len(calibration)].astype(np.float64) * calibration[:, 0] + calibration[:, 1])
    return any_pain_at_least(each)


def _threshold(name: str, j: int, probabilities: Doubles, held_out: _HeldOut) -> float:
    """Return the best threshold of the j-th probability in whole contacts."""
    if name == ANY_PAIN:
        return _any_pain_threshold(probabilities, held_out)
    if name.startswith("pain_point."):
        return BESIDE
    probability, truth, inside = probabilities[:, j], held_out.columns[name], _inside(held_out, name)
    if name.startswith(COUNTED_ONCE) and (held_out.contacts[inside] >= 0).all():
        # Judged by the surest sentence of a contact, with the sentences that have no label of their own: a night reads those too.
        return best_threshold(*by_contact(probability[inside], np.nan_to_num(truth[inside]), held_out.contacts[inside]))
    rows = inside & ~np.isnan(truth)
    return best_threshold(probability[rows], truth[rows])


def _any_pain_threshold(probabilities: Doubles, held_out: _HeldOut) -> float:
    """Return the threshold above which what is shown with pain has the precision asked for: a sentence without any likely pain point shows none."""
    shown = probabilities[:, pain_point_places()].max(axis=1) >= MIN_SCORE
    probability = np.where(shown, probabilities[:, probability_names().index(ANY_PAIN)], 0.0)
    rows = _inside(held_out, ANY_PAIN) & ~np.isnan(held_out.columns[ANY_PAIN])
    return best_threshold(probability[rows], held_out.columns[ANY_PAIN][rows], min_precision=PAIN_PRECISION)


def _inside(held_out: _HeldOut, name: str) -> NDArray[np.bool_]:
    """Return the rows of whole contacts; all rows where none of those holds the label."""
    inside = held_out.contacts >= 0
    return inside if (held_out.columns[name][inside] == 1).any() else np.ones(len(inside), dtype=np.bool_)


def _measure(held_out: _HeldOut, calibration: Floats, thresholds: Floats) -> dict[str, dict[str, float]]:
    found, measures = _found(_probabilities(held_out, calibration), thresholds), {}
    for j, name in enumerate(probability_names()):
        rows, truth, weight = _labelled(held_out, name)
        precision, recall, f1, _ = precision_recall_fscore_support(truth, found[rows, j], sample_weight=weight, average="binary", zero_division=0)
        measures[name] = {"n": int(truth.sum()), "precision": round(float(precision), 3), "recall": round(float(recall), 3), "f1": round(float(f1), 3)}
    return measures


def _found(probabilities: Doubles, thresholds: Floats) -> NDArray[np.bool_]:
    """Return (n_own, n_probabilities) whether each label is given, as a night gives it."""
    found: NDArray[np.bool_] = probabilities >= thresholds
    places, any_pain = pain_point_places(), probability_names().index(ANY_PAIN)
    found[:, places] = pain_points(probabilities[:, places].T.astype(np.float32), found[:, places].T, pained=found[:, any_pain]).T
    found[:, any_pain] = found[:, places].any(axis=1)
    return found


def measured(measures: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return the measures as lines for a manifest."""
    return [f"{name} n={m['n']} precision={m['precision']} recall={m['recall']} f1={m['f1']}" for name, m in measures.items()]
