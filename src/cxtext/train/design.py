"""The training matrix: what each row says, what was said before it, its place and its length, side by side as tag.embedded adds them up."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.context import BEFORE_WEIGHT, LENGTH_WEIGHT, LENGTHS, PLACES, length_class, n_words, place_marks
from cxtext.tag.linear import Floats
from cxtext.tag.tokens import tokenize
from cxtext.train.gold import TurnExample
from cxtext.train.vectorise import BEFORE_WEIGHTS, Corpus, vectorise

MIN_TEXTS_BEFORE = 5  # texts that a word said before must stand in
ALONE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Design:
    """The rows of training as one matrix of blocks.

    Attributes:
        own: the words of the rows.
        before: the words before them.
        matrix: (n_rows, n_own + n_before + n_places + n_lengths + 1); the last column marks rows that stand alone, which learn the difference
            between single turns, chosen to show labels, and turns of whole contacts. The model has no use for it.
    """

    own: Corpus
    before: Corpus
    matrix: sparse.csr_array

    def parts(self, weights: Floats) -> dict[str, Floats]:
        """Cut weights, a row a column of the matrix, into those of own, before, place and length."""
        return cut(weights, n_own=len(self.own.keys), n_before=len(self.before.keys))


def design(examples: Sequence[TurnExample], *, min_texts: NDArray[np.int64]) -> Design:
    """Build the matrix.

    Args:
        examples: n_rows rows.
        min_texts: (n_rows,) see vectorise.
    """
    texts, languages = [e.text for e in examples], [e.language for e in examples]
    own = vectorise(texts, languages, min_texts=min_texts)
    before = vectorise([e.before for e in examples], languages, min_texts=np.full(len(examples), MIN_TEXTS_BEFORE), family_weights=BEFORE_WEIGHTS)
    blocks = [own.vectors, before.vectors * BEFORE_WEIGHT, sparse.csr_array(surroundings(examples))]
    return Design(own, before, with_narrow_indices(sparse.hstack(blocks).tocsr()))


def surroundings(examples: Sequence[TurnExample]) -> Floats:
    """Return (n_rows, n_places + n_lengths + 1): the marks of place, of length, and of rows that stand alone, each by its weight."""
    tokens = tokenize([e.text for e in examples], [e.language for e in examples])
    length = np.eye(len(LENGTHS) + 1, dtype=np.float32)[length_class(n_words(tokens, tokens.text, len(examples)))] * np.float32(LENGTH_WEIGHT)
    place = place_marks(np.array([e.turns_before for e in examples]), np.array([e.turns_behind for e in examples]))
    alone = np.array([[not e.in_conversation] for e in examples], dtype=np.float32) * np.float32(ALONE_WEIGHT)
    return np.hstack([place, length, alone])


def cut(weights: Floats, *, n_own: int, n_before: int) -> dict[str, Floats]:
    """Cut weights, a row a column of a matrix of own, before and surroundings, into those of own, before, place and length."""
    ends = np.cumsum([n_own, n_before, len(PLACES), len(LENGTHS) + 1])
    return dict(zip(("own", "before", "place", "length"), np.split(weights, ends)[:-1], strict=True))


def with_narrow_indices(rows: sparse.csr_array) -> sparse.csr_array:
    """Return the same matrix with 32-bit indices, the only ones that scikit-learn's liblinear takes."""
    return sparse.csr_array((rows.data.astype(np.float32), rows.indices.astype(np.int32), rows.indptr.astype(np.int32)), shape=rows.shape)
