"""Training the heads of the transformer engine: the embeddings of each row and of what was said before it, in place of the words."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.context import BEFORE_WEIGHT
from cxtext.tag.linear import Floats
from cxtext.tag.outputs import output_names
from cxtext.tag.pretrained import Encoder
from cxtext.train.design import cut, surroundings
from cxtext.train.gold import TurnExample
from cxtext.train.heads import SEED, Heads, Trained, measured, train_heads

log = logging.getLogger(__name__)

STRENGTH = 3.0  # C of the logistic regression; of 1, 3, 10 and 30 about the best in cross-validation on data/training


def train_over(encoder: Encoder, examples: Sequence[TurnExample]) -> Trained:
    """Train heads over an encoder.

    Args:
        encoder: embeds each row, and the words said before it.
        examples: the project's own rows and, where given, public ones.
    """
    matrix = embedded(encoder, examples)
    log.info("%d rows, embeddings of %d", len(examples), encoder.size)
    heads = train_heads(matrix, examples, strength=STRENGTH)
    return Trained(_arrays(heads, encoder.size), heads.measures)


def embedded(encoder: Encoder, examples: Sequence[TurnExample]) -> Floats:
    """Return (n_rows, 2 · size + n_surroundings): the blocks that tag.transformer adds up, side by side."""
    own, before = np.split(encoder.encode([*(e.text for e in examples), *(e.before for e in examples)]), 2)
    return np.hstack([own, before * np.float32(BEFORE_WEIGHT), surroundings(examples)])


def _arrays(heads: Heads, size: int) -> dict[str, NDArray[Any]]:
    weights = cut(heads.fitted.weights, n_own=size, n_before=size)
    return {**weights, **heads.arrays()}


def heads_manifest(trained: Trained, encoder: Encoder, *, data_sha256: str, n_rows: int, sources: Sequence[str]) -> Mapping[str, Any]:
    """Return the manifest of trained heads; it names the encoder, without which they mean nothing."""
    return {
        "task": "transformer",
        "outputs": list(output_names()),
        "encoder": encoder.name,
        "encoder_sha256": encoder.sha256,
        "embedding_size": encoder.size,
        "data_sha256": data_sha256,
        "n_rows": n_rows,
        "sources": list(sources),
        "strength": STRENGTH,
        "seed": SEED,
        "held_out_f1": measured(trained.measures),
    }
