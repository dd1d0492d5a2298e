"""Training the turn model of the embedded engine, from labelled rows to a model folder."""

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.linear import Floats
from cxtext.tag.outputs import output_names
from cxtext.tag.weights import packed
from cxtext.train.design import Design, design
from cxtext.train.gold import TurnExample
from cxtext.train.heads import SEED, Heads, Trained, measured, train_heads
from cxtext.train.vectorise import Corpus

log = logging.getLogger(__name__)

STRENGTH = 10.0  # C of the logistic regression; chosen by cross-validation on data/training
MIN_TEXTS_OWN = 3
MIN_TEXTS_PUBLIC = 8
PRUNE_BELOW = 0.23  # a feature whose weights are all smaller says little of any output; left out so that the models stay small


def train_turns(examples: Sequence[TurnExample]) -> Trained:
    """Train the weights of words.

    Args:
        examples: the project's own rows and, where given, public ones.
    """
    rows = design(examples, min_texts=np.array([MIN_TEXTS_OWN if e.weight == 1.0 else MIN_TEXTS_PUBLIC for e in examples]))
    log.info("%d rows, %d features", *rows.matrix.shape)
    heads = train_heads(rows.matrix, examples, strength=STRENGTH)
    return Trained(_arrays(rows, heads), heads.measures)


def _arrays(rows: Design, heads: Heads) -> dict[str, NDArray[Any]]:
    weights = rows.parts(heads.fitted.weights)
    return {
        **_weighed("", rows.own, weights["own"]),
        **_weighed("before.", rows.before, weights["before"]),
        "place": weights["place"],
        "length": weights["length"],
        **heads.arrays(),
    }


def _weighed(prefix: str, corpus: Corpus, weights: Floats) -> dict[str, NDArray[Any]]:
    kept = np.flatnonzero(np.abs(weights).max(axis=1) >= PRUNE_BELOW)
    return {f"{prefix}keys": corpus.keys[kept], f"{prefix}idf": corpus.idf[kept], **packed(f"{prefix}weights", weights[kept])}


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
        "held_out_f1": measured(trained.measures),
    }
