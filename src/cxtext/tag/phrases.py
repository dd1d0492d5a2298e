"""Words and pairs of neighbouring words of sentences, counted, each under its key: what labels of a contact read beside concepts.

Punctuation and the marks that redaction leaves are no words, and two words with one of them between are no pair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.features import Keys, is_redaction, own_key, pair_keys
from cxtext.tag.sentences import is_word
from cxtext.tag.tokens import Ints, Tokens


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words and pairs of sentences.

    Attributes:
        counts: (n_sentences, n_keys).
        keys: (n_keys,) uint64; a word and its other spellings each have a column, with the same key.
    """

    counts: sparse.csr_array
    keys: Keys


def phrases(tokens: Tokens, sentence: Ints, n_sentences: int) -> Phrases:
    """Count the words and pairs of sentences.

    Args:
        tokens: tokens of the texts.
        sentence: (n_tokens,) index of the sentence of each token; never falls.
        n_sentences: number of sentences.
    """
    keys, told = word_keys_of(tokens.words), tells(tokens.words)
    said = np.flatnonzero(told[tokens.word]) if len(tokens.word) else np.zeros(0, dtype=np.int64)
    pair = said[_neighbours(said, sentence)]
    made = pair_keys(keys[tokens.word[pair]], keys[tokens.word[pair + 1]], gap=1)
    distinct, which = np.unique(made, return_inverse=True)
    words = _ones(sentence[said], tokens.word[said], (n_sentences, len(keys)))
    pairs = _ones(sentence[pair], which, (n_sentences, len(distinct)))
    return Phrases(sparse.hstack([words, pairs], format="csr"), np.concatenate([keys, distinct]))


def spelled(words: Sequence[str]) -> Mapping[int, str]:
    """Return the words and pairs of one sentence as written, by key.

    Example:
        set(spelled(["Mijn", "factuur", "."]).values()) == {"Mijn", "factuur", "Mijn factuur"}
    """
    keys, told = word_keys_of(words), tells(words)
    pair = np.flatnonzero(told[:-1] & told[1:])
    made = pair_keys(keys[pair], keys[pair + 1], gap=1)
    of_pairs = {key: f"{words[i]} {words[i + 1]}" for key, i in zip(made.tolist(), pair.tolist(), strict=True)}
    return of_pairs | {key: word for key, word, tells in zip(keys.tolist(), words, told.tolist(), strict=True) if tells}


def word_keys_of(words: Sequence[str]) -> Keys:
    """Return (n_words,): the own key of each word."""
    return np.fromiter((own_key(word) for word in words), dtype=np.uint64, count=len(words))


def tells(words: Sequence[str]) -> NDArray[np.bool_]:
    """Return (n_words,): whether each is a word, and no mark of redaction."""
    return np.fromiter((is_word(word) and not is_redaction(word) for word in words), dtype=np.bool_, count=len(words))


def _neighbours(said: NDArray[np.int64], sentence: Ints) -> NDArray[np.int64]:
    """Return the places in `said` whose next token is a word of the same sentence too."""
    follows = np.diff(said) == 1
    return np.flatnonzero(follows & (sentence[said[:-1]] == sentence[said[1:]]))


def _ones(row: NDArray[np.integer], column: NDArray[np.integer], shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(row), dtype=np.float32), (row, column)), shape=shape)
