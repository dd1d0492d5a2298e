"""Tokens of many texts in columns, by spaCy's blank Dutch and English tokenizers.

The only import of spaCy. A blank pipeline needs no download; its tokenizer knows abbreviations, emoticons and clitics.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
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
    from spacy.attrs import IDX, LENGTH, ORTH

    parts: list[NDArray[np.uint64]] = []
    strings: dict[int, str] = {}
    for language, group in groupby(range(len(texts)), key=languages.__getitem__):
        pipeline = _pipeline(language)
        parts += [doc.to_array([ORTH, IDX, LENGTH]).reshape(-1, 3) for doc in pipeline.pipe(texts[i] for i in group)]
        new = np.unique(np.concatenate([part[:, 0] for part in parts])) if parts else np.empty(0, dtype=np.uint64)
        strings.update({int(orth): pipeline.vocab.strings[int(orth)] for orth in new if int(orth) not in strings and int(orth) in pipeline.vocab.strings})
    return _columns(parts, strings)


def _columns(parts: list[NDArray[np.uint64]], strings: dict[int, str]) -> Tokens:
    stacked = np.concatenate(parts) if parts else np.empty((0, 3), dtype=np.uint64)
    orths, word = np.unique(stacked[:, 0], return_inverse=True)
    start = stacked[:, 1].astype(np.int32)
    return Tokens(
        text=np.repeat(np.arange(len(parts), dtype=np.int32), [len(part) for part in parts]),
        start=start,
        end=start + stacked[:, 2].astype(np.int32),
        word=word.astype(np.int32),
        words=tuple(strings[int(orth)] for orth in orths),
        n_texts=len(parts),
    )
