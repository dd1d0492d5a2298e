"""Tokens of many texts in columns, by spaCy's blank Dutch and English tokenizers.

The only import of spaCy. A blank pipeline needs no download; its tokenizer knows abbreviations, emoticons and clitics.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxtext.tags import Language

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

Ints = NDArray[np.int32]
Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a batch of texts; row i of every array is one token, in reading order.

    Attributes:
        text: (n_tokens,) index of the text that holds the token; never falls.
        start: (n_tokens,) offset of its first character in that text.
        end: (n_tokens,) offset behind its last character.
        word: (n_tokens,) index into `words`.
        words: the distinct words, as written.
        n_texts: number of texts, those without a token included.
    """

    text: Ints
    start: Ints
    end: Ints
    word: Ints
    words: tuple[str, ...]
    n_texts: int


@cache
def _pipeline(language: Language) -> "Pipeline":
    import spacy

    return spacy.blank(language)


def tokenize(texts: Sequence[str], languages: Sequence[Language]) -> Tokens:
    """Split texts into tokens.

    Args:
        texts: n_texts strings.
        languages: the language of each.

    Returns:
        Tokens whose spans slice the texts they came from.
    """
    from spacy.attrs import IDX, LENGTH, ORTH  # type: ignore[import-not-found]  # Cython

    tokenizers = {language: _pipeline(language).tokenizer for language in dict.fromkeys(languages)}
    docs = (tokenizers[language](text) for text, language in zip(texts, languages, strict=True))
    return _columns(texts, [np.asarray(doc.to_array([ORTH, IDX, LENGTH]), dtype=np.uint64).reshape(-1, 3) for doc in docs])


def _columns(texts: Sequence[str], parts: Sequence[NDArray[np.uint64]]) -> Tokens:
    stacked = np.concatenate([np.empty((0, 3), dtype=np.uint64), *parts])
    text = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part) for part in parts])
    start = stacked[:, 1].astype(np.int32)
    end = start + stacked[:, 2].astype(np.int32)
    _, first, word = np.unique(stacked[:, 0], return_index=True, return_inverse=True)
    words = tuple(texts[i][s:e] for i, s, e in zip(text[first].tolist(), start[first].tolist(), end[first].tolist(), strict=True))
    return Tokens(text=text, start=start, end=end, word=word.astype(np.int32), words=words, n_texts=len(parts))
