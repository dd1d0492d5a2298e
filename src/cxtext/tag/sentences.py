"""Sentences of customer turns, written or spoken.

Written text is cut behind . ! ? … and line breaks; what speech recognition gives without punctuation is cut before a word that starts a new
clause once the run is long. A run of closing marks and emoji stays with the sentence that it ends.
"""

from dataclasses import dataclass

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


def _opens(text: Ints, kinds: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Mark the tokens that open a sentence: the first of a text, and the first behind an end that is no closing mark."""
    opens = np.ones(len(text), dtype=np.bool_)
    ended, before, kind_before = False, -1, _WORD
    # Plain lists: reading single items of an array costs ten times as much.
    for i, (here, kind) in enumerate(zip(text.tolist(), kinds.tolist(), strict=True)):
        if here == before:
            ended = ended or kind_before in (_END, _BREAK)
            opens[i] = ended and kind in (_WORD, _CLAUSE, _OPENING)
        ended = ended and here == before and not opens[i]
        before, kind_before = here, kind
    return opens


def _cut_long_runs(starts: NDArray[np.int64], kinds: NDArray[np.int8]) -> NDArray[np.int64]:
    ends = np.append(starts[1:], len(kinds))
    cuts = [
        cut for start, end in zip(starts[ends - starts > MAX_WORDS], ends[ends - starts > MAX_WORDS], strict=True) for cut in _clause_cuts(kinds, start, end)
    ]
    return np.sort(np.concatenate([starts, np.array(cuts, dtype=np.int64)]))


def _clause_cuts(kinds: NDArray[np.int8], start: int, end: int) -> list[int]:
    cuts, last = [], start
    for i in range(start + MIN_WORDS, end - MIN_WORDS + 1):
        if kinds[i] == _CLAUSE and i - last >= MIN_WORDS and kinds[i - 1] != _CLAUSE:
            cuts.append(i)
            last = i
    return cuts


def _columns(tokens: Tokens, starts: NDArray[np.int64], kinds: NDArray[np.int8]) -> Sentences:
    of_token = np.zeros(len(tokens.text), dtype=np.int32)
    of_token[starts] = 1
    of_token = np.cumsum(of_token, dtype=np.int32) - 1
    # White space at the end of a sentence is no part of its span.
    solid = np.where(kinds == _BREAK, 0, tokens.end)
    end = np.maximum.reduceat(solid, starts) if len(starts) else np.empty(0, dtype=np.int32)
    return Sentences(of_token, tokens.text[starts], tokens.start[starts], end.astype(np.int32))
