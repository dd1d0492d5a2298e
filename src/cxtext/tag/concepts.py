"""Concepts of the lexicon (lexicon.toml) counted in sentences, in columns: what few labelled contacts can carry, in both languages at once."""

import tomllib
from functools import cache, lru_cache

import numpy as np
from scipy import sparse

from cxtext.tag.features import is_redaction, normalise
from cxtext.tag.lexicon import LEXICON, concepts
from cxtext.tag.tokens import Ints, Tokens

MAX_KEPT_WORDS = 200_000  # some 30 MB


@cache
def concept_names() -> tuple[str, ...]:
    """Return all concepts in the order of the lexicon."""
    return tuple(tomllib.loads(LEXICON.read_text("utf-8"))["concepts"])


def concept_counts(tokens: Tokens, segment: Ints, n_segments: int) -> sparse.csr_array:
    """Count concepts in segments of texts.

    Args:
        tokens: tokens of the texts.
        segment: (n_tokens,) index of the segment of each token.
        n_segments: number of segments.

    Returns:
        (n_segments, n_concepts) float32.
    """
    places = [_places(word) for word in tokens.words]
    owner = np.repeat(np.arange(len(places), dtype=np.int32), [len(found) for found in places])
    columns = np.fromiter((place for found in places for place in found), dtype=np.int32)
    of_word = _ones(owner, columns, (len(places), len(concept_names())))
    return (_ones(segment, tokens.word, (n_segments, len(places))) @ of_word).tocsr()


@lru_cache(maxsize=MAX_KEPT_WORDS)
def _places(word: str) -> tuple[int, ...]:
    return () if is_redaction(word) else tuple(_place()[concept] for concept in concepts(normalise(word), normalise))


@cache
def _place() -> dict[str, int]:
    return {name: i for i, name in enumerate(concept_names())}


def _ones(row: Ints, column: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(row), dtype=np.float32), (row, column)), shape=shape)
