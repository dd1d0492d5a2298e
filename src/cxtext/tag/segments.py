"""Segments: the customer sentences that state a problem or a request, and can so carry a topic.

Greetings, thanks, closings, back-channels, identity checks and numbers read out carry none. A sentence is judged by its words alone
(segments.toml): how many of them are content, and whether a word of request, question or denial stands among them.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxtext import tables
from cxtext.tag.features import normalise
from cxtext.tag.lexicon import concepts
from cxtext.tag.sentences import Sentences
from cxtext.tag.tokens import Tokens

WORDS = Path(__file__).with_name("segments.toml")
MIN_CONTENT = 2  # content words that make a statement
MIN_CONTENT_WITH_CUE = 1  # "ik wil opzeggen", "de app werkt niet"
MIN_CONTENT_WITH_CLOSING = 4  # "bedankt voor de snelle service" is thanks, not a matter
MAX_RUN_WORDS = 40  # a run longer than this is two matters more often than one

MIN_CONTENT_WITH_MARK = 3  # "mijn gebruikersnaam is [CREDENTIAL]" is an identity check

MIN_WORDS_ABOUT = 5  # a whole sentence around one word of a known concept: "mijn internet ligt er al een tijd uit"

_CLASSES = ("content", "cue", "closing", "word", "number", "mark", "about")
_CONTENT, _CUE, _CLOSING, _WORD, _NUMBER, _MARK, _ABOUT = range(len(_CLASSES))
_SHORT_NAMES = frozenset(["tv", "4g", "5g", "cv", "ov", "pc", "id"])
_SPOKEN_TENS = re.compile(r".*(?:tig|twintig)$|^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-?\w*$")


def segments(turns: pa.Table, tokens: Tokens, sentences: Sentences) -> pa.Table:
    """Return the segments of customer turns.

    A sentence of little content that follows a segment in the same turn ("al drie dagen") is joined to it.

    Args:
        turns: (n_turns,) contact_id, seq, text, language of customer turns in Dutch or English, as in tables.TURNS.
        tokens: tokens of the texts, text i being row i of turns.
        sentences: sentences of the same tokens.

    Returns:
        Rows of tables.SEGMENTS in reading order; each text is the slice of its turn.
    """
    counts = _counts(tokens, sentences)
    kept = _states_something(counts)
    joins = _joins(counts, kept, sentences)
    end = sentences.end.copy()
    end[np.flatnonzero(joins) - 1] = sentences.end[joins]
    return _rows(turns, sentences.text[kept], sentences.start[kept], end[kept])


@cache
def word_class(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of a class of segments.toml: whole words, and beginnings of words (those with a star)."""
    words = tomllib.loads(WORDS.read_text("utf-8"))["words"][name].split()
    return frozenset(map(normalise, (w for w in words if "*" not in w))), tuple(normalise(w.rstrip("*")) for w in words if w.endswith("*"))


def is_content(word: str) -> bool:
    """Return whether a word can carry a topic: no function word, politeness, identity word, number or mark."""
    return bool(_flags(word)[_CONTENT])


def is_cue(word: str) -> bool:
    """Return whether a word marks a request, a question or a denial."""
    return bool(_flags(word)[_CUE])


def carries_meaning(word: str) -> bool:
    """Return whether a word is no politeness, number, mark or punctuation: content, or a word that holds sentences together."""
    flags = _flags(word)
    return flags[_CONTENT] or flags[_CUE] or (_is("function", normalise(word)) and not flags[_NUMBER])


def _is(name: str, plain: str) -> bool:
    whole, stems = word_class(name)
    return plain in whole or (bool(stems) and plain.startswith(stems))


@lru_cache(maxsize=200_000)
def _flags(word: str) -> tuple[bool, ...]:
    plain = normalise(word)
    has_letter = any(c.isalpha() for c in plain)
    number = any(c.isdigit() for c in plain) or _is("numbers", plain) or _SPOKEN_TENS.match(plain) is not None
    named = plain in _SHORT_NAMES or word.casefold() in _SHORT_NAMES
    empty = number or _is("function", plain) or _is("social", plain) or _is("closing", plain) or _is("identity", plain) or _is_mark(word)
    content = named or (has_letter and len(plain) > 2 and not empty)
    return (
        content,
        _is("cue", plain),
        _is("closing", plain),
        any(c.isalnum() for c in plain),
        number and not named,
        _is_mark(word),
        content and bool(concepts(plain, normalise)),
    )


def _is_mark(word: str) -> bool:
    return word.isupper() and word.casefold() in word_class("marks")[0]


def _counts(tokens: Tokens, sentences: Sentences) -> NDArray[np.int64]:
    """Return (n_sentences, n_classes) counts of words."""
    flags = np.array([_flags(word) for word in tokens.words], dtype=np.int64).reshape(-1, len(_CLASSES))
    per_class = [np.bincount(sentences.of_token, weights=flags[tokens.word, c], minlength=len(sentences.start)) for c in range(len(_CLASSES))]
    return np.stack(per_class, axis=1).astype(np.int64)


def _states_something(counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    content, cue, closing = counts[:, _CONTENT], counts[:, _CUE] > 0, counts[:, _CLOSING] > 0
    mark, about = counts[:, _MARK] > 0, (counts[:, _ABOUT] > 0) & (counts[:, _WORD] >= MIN_WORDS_ABOUT)
    needed = np.select([cue, closing, mark, about], [MIN_CONTENT_WITH_CUE, MIN_CONTENT_WITH_CLOSING, MIN_CONTENT_WITH_MARK, 1], MIN_CONTENT)
    # Somebody who reads out a number says little else.
    read_out = counts[:, _NUMBER] * 2 > counts[:, _WORD]
    return (content >= needed) & ~read_out


def _joins(counts: NDArray[np.int64], kept: NDArray[np.bool_], sentences: Sentences) -> NDArray[np.bool_]:
    weak = ~kept & (counts[:, _CONTENT] > 0) & (counts[:, _CLOSING] == 0) & (counts[:, _NUMBER] == 0)
    joins = np.zeros(len(kept), dtype=np.bool_)
    short = counts[1:, _WORD] + counts[:-1, _WORD] <= MAX_RUN_WORDS
    joins[1:] = weak[1:] & kept[:-1] & (sentences.text[1:] == sentences.text[:-1]) & short
    return joins


def _rows(turns: pa.Table, text: NDArray[np.int32], start: NDArray[np.int32], end: NDArray[np.int32]) -> pa.Table:
    whole = turns["text"].to_pylist()
    slices = [whole[t][s:e] for t, s, e in zip(text.tolist(), start.tolist(), end.tolist(), strict=True)]
    rows = turns.select(["contact_id", "seq", "language"]).take(pa.array(text, type=pa.int64()))
    columns = [rows["contact_id"], rows["seq"], pa.array(start), pa.array(end), rows["language"], pa.array(slices, type=pa.string())]
    return pa.table(columns, schema=tables.SEGMENTS)
