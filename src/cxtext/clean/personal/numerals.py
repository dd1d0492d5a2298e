"""Number words and spelled letters of Dutch and English, read as figures and letters."""

import re
from functools import cache, lru_cache

from cxtext.clean.personal.lists import word_list, word_tables
from cxtext.clean.personal.passage import fold

_TABLES = word_tables("numerals")
_NL_SMALL: list[str] = _TABLES["nl_small"]
_NL_TENS: dict[str, int] = _TABLES["nl_tens"]
_EN_SMALL: list[str] = _TABLES["en_small"]
_EN_TENS: dict[str, int] = _TABLES["en_tens"]
_PART = re.compile("|".join(sorted([*_NL_SMALL, *_NL_TENS], key=len, reverse=True)))
_JOINED = re.compile(f"(?:{_PART.pattern}){{2,}}")
_LONGEST_JOINED = 40  # characters; a longer word is no number
CARDINAL_WORDS = frozenset({"honderd", "duizend", "hundred", "thousand", "miljoen", "million"})
"""Words of an amount ("twaalf duizend"), rarely of a number read out in figures."""
TENS = frozenset({*_NL_TENS, *_EN_TENS})

LETTER_NAMES: dict[str, str] = _TABLES["letter_names"]
"""Names of letters; many are words too, so they count only next to other letters or figures."""
CODES = word_list("bank_codes")
"""Letters of an IBAN or a number that speech recognition writes as one word; they count only inside a run."""
CONSONANTS = re.compile(
    r"(?!gb$|mb$|kb$|tb$|km$|kg$|cm$|mm$|ml$|kw$|kwh$|tv$|hm+$|pm$|st$|nd$|rd$|th$|mr$|mrs$|ms$|dr$|pc$|pk$|sms$|pdf$)[bcdfghjklmnpqrstvwxz]{2,3}"
)
"""Initials of a number that speech recognition writes together: "zl twee nul drie"."""
SPELLING = {word: word[0] for word in word_list("spelling_alphabet")}
"""Words of the NATO and the Dutch spelling alphabet."""


@cache
def number_words() -> dict[str, str]:
    """Return folded number words with their figures: "vierendertig" → "34", "negentienvijfenveertig" → "1945", "oh" → "0"."""
    small = _below_hundred()
    words = {**small, **_hundreds(small), **_years(small)}
    words |= {word: str(index) for index, word in enumerate(_EN_SMALL)} | {word: str(value) for word, value in _EN_TENS.items()}
    words |= _TABLES["further"]
    words |= {word: str(value) for word, value in _NL_TENS.items()}
    return {fold(word): figures for word, figures in words.items()}


@lru_cache(maxsize=8192)
def figures_of(folded: str) -> str:
    """Return the figures of a word: "34" → "34", "vierendertig" → "34", words run together too ("negentwee" → "92"); "" for any other word."""
    known = number_words().get(folded)
    if known or folded.isdigit():
        return known or folded
    match = _JOINED.fullmatch(folded) if 5 < len(folded) <= _LONGEST_JOINED else None
    return "".join(number_words()[part] for part in _PART.findall(folded)) if match else ""


@cache
def ordinal_words() -> dict[str, int]:
    """Return folded ordinals of the days of a month: "veertiende" → 14, "fourteenth" → 14."""
    dutch = {word + "de": int(value) for word, value in _below_hundred().items() if 13 <= int(value) <= 19}
    dutch |= {word + "ste": int(value) for word, value in _below_hundred().items() if 20 <= int(value) <= 31}
    return {**_TABLES["ordinals"], **dutch}


def _below_hundred() -> dict[str, str]:
    words = {word: str(index) for index, word in enumerate(_NL_SMALL)}
    for ten, value in _NL_TENS.items():
        words[ten] = str(value)
        for unit in range(1, 10):
            words[f"{_NL_SMALL[unit]}en{ten}"] = str(value + unit)  # folded, "tweeëntwintig" is the same
            words[f"{_NL_SMALL[unit]}n{ten}"] = str(value + unit)  # "eenntwintig", "tweentwintig": typed and recognised so
    return words


def _hundreds(small: dict[str, str]) -> dict[str, str]:
    words = {"honderd": "100", "tweeduizend": "2000", "negentienhonderd": "1900"}
    for hundreds in range(1, 10):
        stem = ("" if hundreds == 1 else _NL_SMALL[hundreds]) + "honderd"
        words[stem] = str(hundreds * 100)
        words |= {f"{stem}{joint}{word}": str(hundreds * 100 + int(value)) for word, value in small.items() if value != "0" for joint in ("", "en")}
    return words


def _years(small: dict[str, str]) -> dict[str, str]:
    rest = {word: value for word, value in small.items() if value != "0"}
    words = {f"negentien{word}": f"19{int(value):02d}" for word, value in rest.items() if int(value) > 9}
    words |= {f"negentienhonderd{word}": f"19{int(value):02d}" for word, value in rest.items()}
    words |= {f"tweeduizend{joint}{word}": f"20{int(value):02d}" for word, value in rest.items() for joint in ("", "en")}
    return words
