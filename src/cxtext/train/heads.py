"""Training over a matrix, the same for every engine: fit all outputs, calibrate and measure them on sectors that were held out, choose thresholds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import precision_recall_fscore_support

from cxtext.tag.linear import Floats
from cxtext.tag.outputs import ANY_PAIN, probability_names
from cxtext.tag.rest import RestModel
from cxtext.train.calibrate import best_threshold, by_contact, conversation_weights, platt
from cxtext.train.fit import Fitted, Matrix, fit, folds
from cxtext.train.gold import TurnExample
from cxtext.train.rest import train_rest
from cxtext.train.targets import Doubles, targets

COUNTED_ONCE = ("pain_point", "effort_signal")  # kinds of which a label counts once a contact
N_FOLDS = 5
SEED = 20261102
ANY_PAIN_PRECISION = 0.88  # on sectors never seen. Higher, and much pain is missed


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
    once = _hold_out(matrix, columns, weight, own, strength=strength)
    rest, refined = train_rest(once.scores, once.columns, once.contacts, [e.group for e in own], n_folds=N_FOLDS, seed=SEED)
    held_out = replace(once, scores=refined)
    calibration, thresholds = _calibrate(held_out)
    return Heads(fit(matrix, columns, weight, strength=strength), rest, calibration, thresholds, _measure(held_out, calibration, thresholds))


def _hold_out(matrix: Matrix, columns: Mapping[str, Doubles], weight: Doubles, examples: Sequence[TurnExample], *, strength: float) -> _HeldOut:
    own, public = np.flatnonzero(weight == 1.0), np.flatnonzero(weight != 1.0)
    scores = np.zeros((len(own), len(columns)), dtype=np.float32)
    for train, test in folds([e.group for e in examples], N_FOLDS, SEED):
        rows = np.concatenate([own[train], public])
        fitted = fit(matrix[rows], {name: column[rows] for name, column in columns.items()}, weight[rows], strength=strength)
        scores[test] = matrix[own[test]] @ fitted.weights + fitted.bias
    number = {contact: i for i, contact in enumerate(dict.fromkeys(e.contact for e in examples if e.contact))}
    return _HeldOut(scores, {name: column[own] for name, column in columns.items()}, np.array([number.get(e.contact, -1) for e in examples]))


def _calibrate(held_out: _HeldOut) -> tuple[Floats, Floats]:
    """Return slope and offset of every probability, and its threshold."""
    calibration, thresholds = [], []
    pained = np.ones(len(held_out.contacts), dtype=np.bool_)
    for j, name in enumerate(probability_names()):
        rows = np.flatnonzero(~np.isnan(held_out.columns[name]))
        truth, contacts = held_out.columns[name][rows], held_out.contacts[rows]
        slope, offset = platt(held_out.scores[rows, j].astype(np.float64), truth, conversation_weights(truth, contacts >= 0))
        probability = expit(held_out.scores[:, j].astype(np.float64) * slope + offset)
        if name.startswith("pain_point") and name != ANY_PAIN:
            # As in tag.spans: a sentence without any pain has no pain point, whatever this label says.
            probability = np.where(pained, probability, 0.0)
        threshold = _threshold(name, probability, held_out.columns[name], held_out.contacts)
        if name == ANY_PAIN:
            pained = probability >= threshold
        calibration.append((slope, offset))
        thresholds.append(threshold)
    return np.array(calibration, dtype=np.float32), np.array(thresholds, dtype=np.float32)


def _threshold(name: str, probability: Doubles, truth: Doubles, contacts: NDArray[np.int64]) -> float:
    """Return the best threshold in whole contacts; what counts once a contact is judged by its surest sentence."""
    inside = contacts >= 0
    if not (truth[inside] == 1).any():
        inside[:] = True
    elif name.startswith(COUNTED_ONCE) and name != ANY_PAIN:
        # With the sentences that have no label of their own: a night reads those too.
        return best_threshold(*by_contact(probability[inside], np.nan_to_num(truth[inside]), contacts[inside]))
    rows = inside & ~np.isnan(truth)
    return best_threshold(probability[rows], truth[rows], min_precision=ANY_PAIN_PRECISION if name == ANY_PAIN else 0.0)


def _measure(held_out: _HeldOut, calibration: Floats, thresholds: Floats) -> dict[str, dict[str, float]]:
    measures = {}
    for j, name in enumerate(probability_names()):
        rows = np.flatnonzero(~np.isnan(held_out.columns[name]))
        truth, weight = held_out.columns[name][rows], conversation_weights(held_out.columns[name][rows], held_out.contacts[rows] >= 0)
        found = expit(held_out.scores[rows, j] * calibration[j, 0] + calibration[j, 1]) >= thresholds[j]
        precision, recall, f1, _ = precision_recall_fscore_support(truth, found, sample_weight=weight, average="binary", zero_division=0)
        measures[name] = {"n": int(truth.sum()), "precision": round(float(precision), 3), "recall": round(float(recall), 3), "f1": round(float(f1), 3)}
    return measures


def measured(measures: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return the measures as lines for a manifest."""
    return [f"{name} n={m['n']} precision={m['precision']} recall={m['recall']} f1={m['f1']}" for name, m in measures.items()]
