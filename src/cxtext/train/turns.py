"""Training the turn model of the embedded engine, from labelled rows to a model folder."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import precision_recall_fscore_support

from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.linear import Floats
from cxtext.tag.outputs import ANY_PAIN, output_names, probability_names
from cxtext.train.calibrate import best_threshold, conversation_weights, platt
from cxtext.train.fit import Fitted, fit, folds
from cxtext.train.gold import TurnExample
from cxtext.train.targets import Doubles, targets
from cxtext.train.vectorise import Corpus, vectorise

log = logging.getLogger(__name__)

STRENGTH = 10.0  # C of the logistic regression; chosen by cross-validation on data/training
N_FOLDS = 5
SEED = 20261102
MIN_TEXTS_OWN = 2
MIN_TEXTS_PUBLIC = 8
ANY_PAIN_PRECISION = 0.80  # on sectors never seen; in sectors it knows the model does better. Higher, and most pain is missed
PRUNE_BELOW = 0.02  # a feature whose weights are all smaller moves no score that is shown


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained turn model: its arrays by name, and what cross-validation measured."""

    arrays: Mapping[str, NDArray[Any]]
    measures: Mapping[str, Mapping[str, float]]


def train_turns(examples: Sequence[TurnExample]) -> Trained:
    """Train all outputs, and calibrate them on predictions for sectors that were held out.

    Args:
        examples: the project's own rows and, where given, public ones (weight below 1); only own rows are held out and measured.
    """
    corpus = vectorise([e.text for e in examples], [e.language for e in examples], min_texts=_min_texts(examples))
    columns, weight = targets(examples), np.array([e.weight for e in examples])
    log.info("%d rows, %d features", *corpus.vectors.shape)
    own = np.flatnonzero(weight == 1.0)
    held_out = _held_out_scores(corpus, columns, weight, own, [e.group for e in examples if e.weight == 1.0])
    in_conversation = np.array([e.in_conversation for e in examples if e.weight == 1.0])
    calibration, thresholds = _calibrate(held_out, columns, own, in_conversation)
    measures = _measure(held_out, columns, own, in_conversation, calibration, thresholds)
    fitted = fit(corpus.vectors, columns, weight, strength=STRENGTH)
    return Trained(_arrays(corpus, fitted, calibration, thresholds), measures)


def _min_texts(examples: Sequence[TurnExample]) -> NDArray[np.int64]:
    return np.array([MIN_TEXTS_OWN if e.weight == 1.0 else MIN_TEXTS_PUBLIC for e in examples])


def _held_out_scores(corpus: Corpus, columns: dict[str, Doubles], weight: Doubles, own: NDArray[np.int64], groups: Sequence[str]) -> Floats:
    """Return (n_own, n_outputs) scores, each by a model that saw no row of the same sector and language."""
    public = np.setdiff1d(np.arange(len(weight)), own)
    scores = np.zeros((len(own), len(columns)), dtype=np.float32)
    for train, test in folds(groups, N_FOLDS, SEED):
        rows = np.concatenate([own[train], public])
        fitted = fit(corpus.vectors[rows], {name: column[rows] for name, column in columns.items()}, weight[rows], strength=STRENGTH)
        scores[test] = corpus.vectors[own[test]] @ fitted.weights + fitted.bias
    return scores


def _calibrate(scores: Floats, columns: dict[str, Doubles], own: NDArray[np.int64], in_conversation: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    calibration, thresholds = [], []
    pained = np.ones(len(own), dtype=np.bool_)
    for j, name in enumerate(probability_names()):
        rows, truth, weight = _labelled(columns[name][own], in_conversation)
        slope, offset = platt(scores[rows, j].astype(np.float64), truth, weight)
        probability = 1 / (1 + np.exp(-(scores[:, j].astype(np.float64) * slope + offset)))
        if name.startswith("pain_point") and name != ANY_PAIN:
            # As in tag.spans: a sentence without any pain has no pain point, whatever this label says.
            probability = np.where(pained, probability, 0.0)
        threshold = best_threshold(probability[rows], truth, weight, min_precision=ANY_PAIN_PRECISION if name == ANY_PAIN else 0.0)
        if name == ANY_PAIN:
            pained = probability >= threshold
        calibration.append((slope, offset))
        thresholds.append(threshold)
    return np.array(calibration, dtype=np.float32), np.array(thresholds, dtype=np.float32)


def _labelled(column: Doubles, in_conversation: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Doubles, Doubles]:
    """Return the rows that label an output, their truth, and weights that make it as frequent as in conversations."""
    rows = np.flatnonzero(~np.isnan(column))
    return rows, column[rows], conversation_weights(column[rows], in_conversation[rows])


def _measure(
    scores: Floats, columns: dict[str, Doubles], own: NDArray[np.int64], in_conversation: NDArray[np.bool_], calibration: Floats, thresholds: Floats
) -> dict[str, dict[str, float]]:
    measures = {}
    for j, name in enumerate(probability_names()):
        rows, truth, weight = _labelled(columns[name][own], in_conversation)
        found = 1 / (1 + np.exp(-(scores[rows, j] * calibration[j, 0] + calibration[j, 1]))) >= thresholds[j]
        precision, recall, f1, _ = precision_recall_fscore_support(truth, found, sample_weight=weight, average="binary", zero_division=0)
        measures[name] = {"n": int(truth.sum()), "precision": round(float(precision), 3), "recall": round(float(recall), 3), "f1": round(float(f1), 3)}
    return measures


def _arrays(corpus: Corpus, fitted: Fitted, calibration: Floats, thresholds: Floats) -> dict[str, NDArray[Any]]:
    kept = np.flatnonzero(np.abs(fitted.weights).max(axis=1) >= PRUNE_BELOW)
    return {
        "keys": corpus.keys[kept],
        "idf": corpus.idf[kept],
        "weights": fitted.weights[kept].astype(np.float16),
        "bias": fitted.bias,
        "calibration": calibration,
        "thresholds": thresholds,
    }


def manifest(trained: Trained, *, data_sha256: str, n_rows: int, sources: Sequence[str]) -> dict[str, Any]:
    """Return the manifest of a trained model."""
    return {
        "task": "turns",
        "outputs": list(output_names()),
        "lexicon_sha256": lexicon_sha256(),
        "data_sha256": data_sha256,
        "n_rows": n_rows,
        "sources": list(sources),
        "strength": STRENGTH,
        "seed": SEED,
        "held_out_f1": [f"{name} n={m['n']} precision={m['precision']} recall={m['recall']} f1={m['f1']}" for name, m in trained.measures.items()],
    }
