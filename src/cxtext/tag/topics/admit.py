"""Whether a discovered cluster is a matter, and not just a word that many sentences share.

"half an hour of music" and "half a year" lie near each other because of one word. A matter shows in two words or more that its segments hold
together: "dubbel ... afgeschreven", "update ... inloggen".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.segments import is_content
from cxtext.tag.topics.words import plain_words, term

MIN_TOGETHER = 3  # segments that hold the same two words
SUPPORT = 0.15  # share of a cluster's segments that do; with less, "bel ... terug" and "thuis ... man" were topics of the sample
LIFT = 2.0  # how much more frequent in the cluster than overall a word is that tells it
N_WORDS = 20  # most frequent telling words that are looked at


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms of segments: content words, those of the same matter in Dutch and English being one term.

    Attributes:
        holds: (n_segments, n_terms) 0 or 1.
        share: (n_terms,) share of the segments that hold a term.
    """

    holds: sparse.csr_array
    share: NDArray[np.float64]


def terms_of(texts: Sequence[str]) -> Terms:
    """Return the terms of segments."""
    places: dict[str, int] = {}
    per_text = [sorted({places.setdefault(term(word), len(places)) for word in plain_words(text) if is_content(word)}) for text in texts]
    indptr = np.cumsum([0, *map(len, per_text)])
    indices = np.concatenate([np.zeros(0, dtype=np.int64), *(np.array(terms, dtype=np.int64) for terms in per_text)])
    holds = sparse.csr_array((np.ones(len(indices)), indices, indptr), shape=(len(texts), len(places)))
    return Terms(holds, holds.sum(axis=0) / max(len(texts), 1))


def is_matter(terms: Terms, members: NDArray[np.int64]) -> bool:
    """Return whether enough of a cluster's segments hold the same two telling words.

    Args:
        terms: of all segments.
        members: places of the cluster's segments.
    """
    if not len(members):
        return False
    own = terms.holds[members]
    counts = own.sum(axis=0)
    telling = np.flatnonzero((counts >= MIN_TOGETHER) & (counts / len(members) >= LIFT * terms.share))
    telling = telling[np.argsort(-counts[telling], kind="stable")[:N_WORDS]]
    words = own[:, telling].toarray()
    together = words.T @ words
    np.fill_diagonal(together, 0)
    return bool(together.max(initial=0) >= max(MIN_TOGETHER, SUPPORT * len(members)))
