"""Training the contact model from single turns (hints) and whole contacts (labels), calibrated and measured on sectors that were held out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score

from cxtext.tag.concepts import concept_counts
from cxtext.tag.contact_features import (
    PARTS_OF,
    customer_turns_of,
    hint_names,
    hints_of,
    parts,
    presence,
    probability,
    strongest,
    terms,
)
from cxtext.tag.contact_model import KINDS, Head, label_names, margin
from cxtext.tag.features import FAMILIES, Keys, family_of
from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.linear import Floats, Places
from cxtext.tag.tokens import tokenize
from cxtext.tag.weights import packed
from cxtext.tags import ContactKind, codes
from cxtext.train.calibrate import platt
from cxtext.train.cores import over_cores
from cxtext.train.design import with_narrow_indices
from cxtext.train.gold import TurnExample
from cxtext.train.labelled import Flags, Labelled

MIN_SENTENCES, MIN_SENTENCES_PAIR = 6, 8  # that a word, or a pair of words, must stand in to count; 4 and 5 gave no better figures in cross-validation
WORD_WEIGHT = 0.7  # of a word or pair where a concept has 1; chosen by cross-validation on data/training
STRENGTH = 2.0  # C of the heads; 1 to 4 gave the same figures in cross-validation
HINT_STRENGTH = 1.0
N_FOLDS = 8
SEED = 20261102


@dataclass(frozen=True, slots=True)
class TrainedContacts:
    """A trained contact model: its arrays by name, and of each kind what cross-validation measured."""

    arrays: Mapping[str, NDArray[Any]]
    measures: Mapping[ContactKind, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Hints:
    """The weights of the hints, (n_concepts, n_hints) and (n_hints,)."""

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class _Turns:
    """The rows that hints are learned from: single turns, then the customers' turns of contacts; contact is -1 for a single turn."""

    vectors: sparse.csr_array
    flags: Flags
    contact: Places


def train_contacts(examples: Sequence[TurnExample], labelled: Labelled) -> TrainedContacts:
    """Train hints and heads.

    Hints that heads learn from come from models that did not see the contact's sector, as they will not see it in use.

    Args:
        examples: single turns, which teach the hints besides the contacts.
        labelled: whole contacts.
    """
    vocabulary, turns = _vocabulary(labelled), _turns(examples, labelled)
    counts = terms(labelled.found, vocabulary)
    idf = _idf(counts, n_words=len(vocabulary))
    fold = sector_folds(labelled.sectors, N_FOLDS, SEED)
    hints, final = _held_out_hints(turns, labelled, fold)
    inputs = {kind: _inputs(kind, labelled, counts, idf, hints) for kind in KINDS}
    held_out = {kind: _held_out(kind, inputs[kind], labelled.labels[kind], fold) for kind in KINDS}
    scored = {kind: (np.array(codes(kind))[scores.argmax(axis=1)], margin(scores)) for kind, scores in held_out.items()}
    arrays: dict[str, NDArray[Any]] = {
        "vocabulary": vocabulary,
        "idf": idf,
        "hints": final.weights,
        "hint_bias": final.bias,
        "calibration": np.array([_calibration(*scored[kind], labelled.labels[kind]) for kind in KINDS], dtype=np.float32),
    }
    heads = over_cores(_fit_head, ((kind, inputs[kind], labelled.labels[kind]) for kind in KINDS), n_rows=len(fold))
    for kind, head in zip(KINDS, heads, strict=True):
        arrays |= {**packed(f"{kind}.weights", head.weights), f"{kind}.bias": head.bias}
    return TrainedContacts(arrays, {kind: _measure(labelled.labels[kind], scored[kind][0]) for kind in KINDS})


def sector_folds(sectors: Sequence[str], n_folds: int, seed: int) -> Places:
    """Return the fold of each contact: sectors whole, the largest first into the smallest fold, so that folds are of about the same size."""
    order = np.random.default_rng(seed).permutation(sorted(set(sectors)))
    load, fold_of = np.zeros(n_folds), {}
    for sector in sorted(order.tolist(), key=lambda name: -sectors.count(name)):
        fold_of[sector] = int(load.argmin())
        load[fold_of[sector]] += sectors.count(sector)
    return np.array([fold_of[sector] for sector in sectors])


def _splits(fold: Places) -> Iterator[tuple[Flags, Flags]]:
    for k in np.unique(fold):
        yield fold != k, fold == k


def _vocabulary(labelled: Labelled) -> Keys:
    """Return the keys of the words and pairs that stand in enough sentences, sorted."""
    found = labelled.found.phrases
    keys, which = np.unique(found.keys, return_inverse=True)
    join = sparse.csr_array((np.ones(len(which), dtype=np.float32), (np.arange(len(which)), which)), shape=(len(which), len(keys)))
    n_sentences = np.asarray((found.counts @ join > 0).sum(axis=0)).ravel()
    needed = np.where(family_of(keys) == FAMILIES.index("pair"), MIN_SENTENCES_PAIR, MIN_SENTENCES)
    kept: Keys = keys[n_sentences >= needed]
    return kept


def _idf(counts: sparse.csr_array, *, n_words: int) -> Floats:
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    weight = np.where(np.arange(len(held)) < len(held) - n_words, 1.0, WORD_WEIGHT)
    return np.asarray((np.log((1 + counts.shape[0]) / (1 + held)) + 1) * weight, dtype=np.float32)


def _turns(examples: Sequence[TurnExample], labelled: Labelled) -> _Turns:
    tokens = tokenize([e.text for e in examples], [e.language for e in examples])
    single = presence(concept_counts(tokens, tokens.text, len(examples)))
    turns, contact = customer_turns_of(labelled.found)
    flags = np.array([[_has(e, *name.split(".")) for name in hint_names()] for e in examples], dtype=np.bool_).reshape(-1, len(hint_names()))
    vectors = sparse.vstack([single, presence(labelled.found.by_turn()[turns])]).tocsr()
    return _Turns(vectors, np.concatenate([flags, labelled.hints]), np.concatenate([np.full(len(examples), -1), contact]))


def _has(example: TurnExample, kind: str, code: str) -> bool:
    labels = {"pain_point": example.pain_points, "effort_signal": example.effort_signals, "churn": [example.churn], "life_event": [example.life_event]}
    return code in (labels[kind] or ())


def _held_out_hints(turns: _Turns, labelled: Labelled, fold: Places) -> tuple[Floats, _Hints]:
    """Return (n_contacts, n_hints) scores by hints that did not see the contact's sector, and the hints that saw all."""
    splits = list(_splits(fold))
    seen = [*(train for train, _ in splits), np.ones(len(fold), dtype=np.bool_)]
    *blind, final = over_cores(_fit_hints, ((turns, train) for train in seen), n_rows=len(fold))
    scores = np.zeros((len(fold), len(hint_names())), dtype=np.float32)
    for (_, test), hints in zip(splits, blind, strict=True):
        scores[test] = _strongest(hints, turns, labelled)[test]
    return scores, final


def _fit_hints(turns: _Turns, train: Flags) -> _Hints:
    rows = np.flatnonzero((turns.contact < 0) | train[turns.contact])
    x = with_narrow_indices(turns.vectors[rows])
    heads = [_fit_hint(x, flags) for flags in turns.flags[rows].T]
    return _Hints(np.stack([weights for weights, _ in heads], axis=1), np.array([bias for _, bias in heads], dtype=np.float32))


def _fit_hint(x: sparse.csr_array, flags: Flags) -> tuple[Floats, float]:
    if flags.all() or not flags.any():
        return np.zeros(x.shape[1], dtype=np.float32), -10.0
    model = LogisticRegression(C=HINT_STRENGTH, solver="liblinear").fit(x, flags)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _strongest(hints: _Hints, turns: _Turns, labelled: Labelled) -> Floats:
    rows = np.flatnonzero(turns.contact >= 0)
    return strongest(turns.vectors[rows] @ hints.weights + hints.bias, turns.contact[rows], len(labelled.found.ids))


def _inputs(kind: ContactKind, labelled: Labelled, counts: sparse.csr_array, idf: Floats, hints: Floats) -> sparse.csr_array:
    made = parts(labelled.found, counts, idf, PARTS_OF[kind])
    return sparse.hstack([*(part.vectors for part in made.values()), sparse.csr_array(probability(hints)[:, hints_of(kind)])], format="csr")


def _fit_head(kind: ContactKind, x: sparse.csr_array, truth: NDArray[np.str_]) -> Head:
    """Fit a logistic regression for each label against the others: as good as a multinomial one in cross-validation, in a sixth of its time.

    A label weighs as much as the square root of its rarity.
    """
    every, x = codes(kind), with_narrow_indices(x)
    weights, bias = np.zeros((x.shape[1], len(every)), dtype=np.float32), np.full(len(every), -30.0, dtype=np.float32)
    for place, label in enumerate(every):
        holds = truth == label
        if holds.all():
            bias[place] = 0.0
        elif holds.any():
            weights[:, place], bias[place] = _against_the_rest(x, holds)
    return Head(weights, bias)


def _against_the_rest(x: sparse.csr_array, holds: Flags) -> tuple[Floats, float]:
    rarity = max(1.0, float(np.sqrt((~holds).sum() / holds.sum())))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=0.01, class_weight={False: 1.0, True: rarity}, random_state=SEED).fit(x, holds)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _held_out(kind: ContactKind, x: sparse.csr_array, truth: NDArray[np.str_], fold: Places) -> Floats:
    scores = np.zeros((len(fold), len(codes(kind))), dtype=np.float32)
    splits = list(_splits(fold))
    heads = over_cores(_fit_head, ((kind, x[train], truth[train]) for train, _ in splits), n_rows=len(fold))
    for (_, test), head in zip(splits, heads, strict=True):
        scores[test] = x[test] @ head.weights + head.bias
    return scores


def _calibration(label: NDArray[np.str_], value: Floats, truth: NDArray[np.str_]) -> tuple[float, float]:
    """Fit the probability that the chosen label is right."""
    return platt(value.astype(np.float64), (label == truth).astype(np.float64), np.ones(len(label)))


def _measure(truth: NDArray[np.str_], said: NDArray[np.str_]) -> dict[str, float]:
    names, counts = np.unique(truth, return_counts=True)
    usual = np.full(len(truth), names[counts.argmax()])
    figures = {
        "macro_f1": f1_score(truth, said, average="macro", zero_division=0),
        "share_right": accuracy_score(truth, said),
        "usual_macro_f1": f1_score(truth, usual, average="macro", zero_division=0),
        "usual_share_right": accuracy_score(truth, usual),
    }
    return {"n": len(truth), **{name: round(float(value), 3) for name, value in figures.items()}}


def contacts_manifest(trained: TrainedContacts, *, data_sha256: str, n_contacts: int) -> dict[str, Any]:
    """Return the manifest of a trained contact model."""
    return {
        "task": "contacts",
        "labels": label_names(),
        "lexicon_sha256": lexicon_sha256(),
        "data_sha256": data_sha256,
        "n_contacts": n_contacts,
        "strength": STRENGTH,
        "seed": SEED,
        "held_out": [f"{kind} " + " ".join(f"{name}={value}" for name, value in m.items()) for kind, m in trained.measures.items()],
    }
