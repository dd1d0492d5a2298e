"""Hashed features of words and word pairs.

Everything about a word is a function of the word alone, so it is computed once for each distinct word, however often it occurs.
A key is 64 bits of MurmurHash (spaCy's string hash, the same on every machine); the features of a word are the word itself, its character
n-grams, its concepts (lexicon.toml), and marks for capitals and stretched letters; the features of a pair join two neighbouring words, or two
concepts that stand near each other in whatever order.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]  # a compiled function that spaCy's stub leaves out

from cxtext.tag.lexicon import concepts

Keys = NDArray[np.uint64]

# The last three bits of a key name its family, so that families can be weighed apart.
FAMILIES = ("word", "ngram", "concept", "pair", "companions")
_FAMILY_BITS = 0b111
_NAME_BITS = 0xFFFF_FFFF_FFFF_FFF8
_FAMILY_INDEX = {family: i for i, family in enumerate(FAMILIES)}

NGRAM_SIZES = (3, 4, 5)
MAX_NGRAM_CHARS = 24
# The marks that redaction leaves behind are in capitals, but nobody shouts them.
_MARKS = frozenset(
    "NAME EMAIL PHONE ADDRESS POSTCODE IBAN CARD BSN DATE_OF_BIRTH LICENCE_PLATE CUSTOMER_NUMBER URL IP_ADDRESS CREDENTIAL "
    "DATE OF BIRTH LICENCE PLATE CUSTOMER NUMBER IP".split()
)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DIGIT = re.compile(r"\d")
_PAIR_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio, as in splitmix64
_PAIR_SHIFT = np.uint64(29)


def normalise(word: str) -> str:
    """Lower-case a word, drop accents, make every digit 0 and stretched letters double: "Zóóóó" → "zoo", "12.30" → "00.00"."""
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _STRETCHED.sub(r"\1\1", _DIGIT.sub("0", plain))


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """The features of one word.

    Attributes:
        keys: (n_features,) uint64, distinct; the first is the word itself.
        concepts: (n_concepts,) those of the keys that are concepts the word stands for; mostly none.
    """

    keys: Keys
    concepts: Keys


@lru_cache(maxsize=200_000)
def own_key(word: str) -> int:
    """Return the key of a word itself, whatever its capitals, accents and digits; the first of its features."""
    return _key("word", normalise(word))


def is_redaction(word: str) -> bool:
    """Return whether a token is the name in a mark that redaction left behind: NAME of "[NAME]"."""
    return word in _MARKS


def word_keys(word: str) -> Keys:
    """Return the distinct feature keys of a word; the first is the word itself."""
    return word_features(word).keys


def concept_keys(word: str) -> Keys:
    """Return the keys of the concepts that a word stands for; mostly none."""
    return word_features(word).concepts


def word_features(word: str) -> WordFeatures:
    """Return the features of a word."""
    plain = normalise(word)
    words = [_key("word", name) for name in dict.fromkeys([plain, *_marks(word)])]
    ngrams = [_key("ngram", gram) for gram in dict.fromkeys(_ngrams(plain))]
    # A mark says that something stood there, not what: [PHONE] is about no telephone.
    found = [] if is_redaction(word) else [_concept_key(concept) for concept in concepts(plain, normalise)]
    return WordFeatures(np.array([*words, *ngrams, *found], dtype=np.uint64), np.array(found, dtype=np.uint64))


def _key(family: str, name: str) -> int:
    return int(hash_string(f"{family}={name}")) & _NAME_BITS | _FAMILY_INDEX[family]


@cache
def _concept_key(concept: str) -> int:
    return _key("concept", concept)


def pair_keys(left: Keys, right: Keys, *, gap: int) -> Keys:
    """Return a key for each pair of words.

    Args:
        left: (n,) first keys of the left words.
        right: (n,) first keys of the right words.
        gap: 1 for neighbours, 2 for a pair with one word between, 0 for two concepts near each other; another gap gives other keys.
    """
    mixed = (left * _PAIR_MULTIPLIER) ^ (right + np.uint64(gap))
    mixed ^= mixed >> _PAIR_SHIFT
    family = FAMILIES.index("pair" if gap else "companions")
    return ((mixed * _PAIR_MULTIPLIER) & np.uint64(_NAME_BITS)) | np.uint64(family)


def family_of(keys: Keys) -> NDArray[np.int64]:
    """Return the family of each key as an index into FAMILIES."""
    return (keys & np.uint64(_FAMILY_BITS)).astype(np.int64)


def _ngrams(plain: str) -> list[str]:
    if not any(c.isalpha() for c in plain):
        return []
    bounded = f"<{plain[:MAX_NGRAM_CHARS]}>"
    return [bounded[i : i + n] for n in NGRAM_SIZES for i in range(len(bounded) - n + 1) if n < len(bounded)]


def _marks(word: str) -> list[str]:
    shouted = len(word) > 2 and word.isupper() and not is_redaction(word)
    stretched = _STRETCHED.search(word.casefold()) is not None
    return ["shouted"] * shouted + ["stretched"] * stretched
