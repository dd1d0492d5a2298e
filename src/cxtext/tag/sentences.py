"""Sentences of customer turns, written or spoken.

Written text is cut behind . ! ? … and line breaks; what speech recognition gives without punctuation is cut before a word that starts a new
clause once the run is long. A run of closing marks and emoji stays with the sentence that it ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.tokens import Ints, Tokens

MAX_WORDS = 24  # a longer run is looked at for clause starts; written sentences of customers are rarely longer
MIN_WORDS = 6  # no clause is cut shorter than this
_ENDS = frozenset([".", "!", "?", "…", "...", "..", "!!", "??", "!?", "?!", "!!!", "???"])
_OPENINGS = frozenset("([{<«‹“‘„¿¡")
_CLAUSE_STARTS = frozenset(
    "maar want dus omdat terwijl toen alleen waarna daarna vervolgens en nou ja kijk but because so while then and anyway although well".split()
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a batch of texts.

    Attributes:
        of_token: (n_tokens,) index of the sentence a token is in; never falls.
        text: (n_sentences,) index of the text.
        start: (n_sentences,) offset of its first character.
        end: (n_sentences,) offset behind its last.
    """

    of_token: Ints
    text: Ints
    start: Ints
    end: Ints


def sentences(tokens: Tokens) -> Sentences:
    """Group tokens into sentences; every token is in one, and none reaches over two texts."""
    kinds = np.array([_kind(word) for word in tokens.words], dtype=np.int8)[tokens.word] if len(tokens.word) else np.empty(0, dtype=np.int8)
    opens = _opens(tokens.text, kinds)
    starts = _cut_long_runs(np.flatnonzero(opens), kinds)
    return _columns(tokens, starts, kinds)


_WORD, _END, _BREAK, _MARK, _CLAUSE, _OPENING = range(6)


@lru_cache(maxsize=200_000)
def _kind(word: str) -> int:
    if "\n" in word:
        return _BREAK
    if word in _ENDS:
        return _END
    if word in _OPENINGS:
        return _OPENING
    if not any(c.isalnum() for c in word):
        return _MARK
    return _CLAUSE if word.casefold() in _CLAUSE_STARTS else _WORD


def is_word(token: str) -> bool:
    """Return whether a token is a word or a number, no punctuation, emoji or line break."""
    return _kind(token) in (_WORD, _CLAUSE)


def _opens(text: Ints, kinds: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Mark the tokens that open a sentence: the first of a text, and the first behind an end that is no closing mark."""
    token = np.arange(len(text))
    first = np.diff(text, prepend=-1) != 0
    text_start = np.maximum.accumulate(np.where(first, token, 0))
    can_open = np.isin(kinds, (_WORD, _CLAUSE, _OPENING))
    last_end = np.maximum.accumulate(np.where(np.isin(kinds, (_END, _BREAK)), token, -1))
    # The last word before the token itself: an end that lies behind it has not yet been followed by a new sentence.
    last_word = np.maximum.accumulate(np.concatenate([[-1], np.where(can_open, token, -1)]))[:-1]
    opens: NDArray[np.bool_] = first | (can_open & (last_end >= text_start) & (last_end > last_word))
    return opens


def _cut_long_runs(starts: NDArray[np.int64], kinds: NDArray[np.int8]) -> NDArray[np.int64]:
    ends = np.append(starts[1:], len(kinds))
    long = ends - starts > MAX_WORDS
    clauses = 1 + np.flatnonzero((kinds[1:] == _CLAUSE) & (kinds[:-1] != _CLAUSE))
    lows, highs = np.searchsorted(clauses, starts[long] + MIN_WORDS), np.searchsorted(clauses, ends[long] - MIN_WORDS, side="right")
    cuts = [cut for start, low, high in zip(starts[long], lows, highs, strict=True) for cut in _clause_cuts(int(start), clauses[low:high].tolist())]
    return np.sort(np.concatenate([starts, np.array(cuts, dtype=np.int64)]))


def _clause_cuts(start: int, clauses: list[int]) -> Iterator[int]:
    """Yield the clause starts of a run that lie far enough from the cut before."""
    last = start
    for clause in clauses:
        if clause - last >= MIN_WORDS:
            yield clause
            last = clause


def _columns(tokens: Tokens, starts: NDArray[np.int64], kinds: NDArray[np.int8]) -> Sentences:
    of_token = np.zeros(len(tokens.text), dtype=np.int32)
    of_token[starts] = 1
    of_token = np.cumsum(of_token, dtype=np.int32) - 1
    # White space at the end of a sentence is no part of its span.
    solid = np.where(kinds == _BREAK, 0, tokens.end)
    end = np.maximum.reduceat(solid, starts) if len(starts) else np.empty(0, dtype=np.int32)
    return Sentences(of_token, tokens.text[starts], tokens.start[starts], end.astype(np.int32))
