"""Whether a discovered cluster is a matter, and not just a word that many sentences share.

"half an hour of music" and "half a year" lie near each other because of one word. A matter shows in two words or more that its segments hold
together, one of them a noun: "dubbel ... afgeschreven", "update ... inloggen", but not "lang ... duurt". Two words that a seeded topic says in one of its
example phrases are that topic's: "geld ... terug" is no matter beside the one of refunds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.segments import is_content
from cxtext.tag.topics.nouns import NOUN, noun_shares
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
        is_noun: (n_terms,) whether its words name things.
        seeded: pairs of terms, the smaller place first, that a phrase of a seeded topic holds.
    """

    holds: sparse.csr_array
    share: NDArray[np.float64]
    is_noun: NDArray[np.bool_]
    seeded: frozenset[tuple[int, int]]


def terms_of(texts: Sequence[str], phrases: Iterable[str] = ()) -> Terms:
    """Return the terms of segments.

    Args:
        texts: the segments.
        phrases: example phrases of the seeded topics.
    """
    spoken = [plain_words(text) for text in texts]
    places: dict[str, int] = {}
    per_text = [sorted({places.setdefault(term(word), len(places)) for word in words if is_content(word)}) for words in spoken]
    indptr = np.cumsum([0, *map(len, per_text)])
    indices = np.concatenate([np.zeros(0, dtype=np.int64), *(np.array(terms, dtype=np.int64) for terms in per_text)])
    holds = sparse.csr_array((np.ones(len(indices)), indices, indptr), shape=(len(texts), len(places)))
    is_noun = np.zeros(len(places), dtype=np.bool_)
    is_noun[[places[name] for name, share in noun_shares(spoken, of=term).items() if share >= NOUN]] = True
    return Terms(holds, holds.sum(axis=0) / max(len(texts), 1), is_noun, _pairs(phrases, places))


def _pairs(phrases: Iterable[str], places: dict[str, int]) -> frozenset[tuple[int, int]]:
    known = ({places[name] for word in plain_words(phrase) if (name := term(word)) in places} for phrase in phrases)
    return frozenset(pair for found in known for pair in combinations(sorted(found), 2))


def is_matter(terms: Terms, members: NDArray[np.int64], *, needs_noun: bool = True) -> bool:
    """Return whether enough of a cluster's segments hold the same two telling words, a noun among them, that no seeded topic has.

    Args:
        terms: of all segments.
        members: places of the cluster's segments.
        needs_noun: False where two words of any kind will do.
    """
    if not len(members):
        return False
    own = terms.holds[members]
    counts = own.sum(axis=0)
    telling = np.flatnonzero((counts >= MIN_TOGETHER) & (counts / len(members) >= LIFT * terms.share))
    telling = telling[np.argsort(-counts[telling], kind="stable")[:N_WORDS]]
    words = own[:, telling].toarray()
    together = words.T @ words * _may_tell(terms, telling, needs_noun)
    return bool(together.max(initial=0) >= max(MIN_TOGETHER, SUPPORT * len(members)))


def _may_tell(terms: Terms, telling: NDArray[np.int64], needs_noun: bool) -> NDArray[np.bool_]:
    """Return (n_telling, n_telling) whether two terms, the first place smaller than the second, can tell a matter."""
    noun = terms.is_noun[telling] | (not needs_noun)
    allowed = (noun[:, None] | noun[None, :]) & (telling[:, None] < telling[None, :])
    for row, column in np.argwhere(allowed).tolist():
        allowed[row, column] = (int(telling[row]), int(telling[column])) not in terms.seeded
    return allowed
