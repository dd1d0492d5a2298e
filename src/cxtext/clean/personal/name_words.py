"""What the lists and the letters say about a single word of a name."""

from functools import lru_cache

from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.passage import Word

PREFIXES = word_list("name_prefixes")
"""Dutch tussenvoegsels and their foreign sisters; part of a name only with a surname behind them."""


def stem(word: Word) -> str:
    """Return a folded word without a possessive ending: "jansen's" → "jansen"."""
    return word.folded.removesuffix("'s").removesuffix("'") if "'" in word.folded else word.folded


def is_sure(word: Word) -> bool:
    """Tell whether a word is a listed name and nothing else; its possessive in -s too ("Jansens")."""
    return _is_sure_name(stem(word))


@lru_cache(maxsize=65536)
def _is_sure_name(name: str) -> bool:
    forms = {name, name.removesuffix("s")} if len(name) > 4 and not name.endswith("ss") and name not in word_list("common_words") else {name}
    return any(form in word_list("first_names") or form in word_list("surnames") for form in forms)


def is_ambiguous(word: Word) -> bool:
    """Tell whether a word is a listed name that is also a common word, place or product."""
    return stem(word) in word_list("ambiguous_names")


def is_capitalised(word: Word) -> bool:
    """Tell whether a word begins with a capital and is no abbreviation in capitals."""
    return word.raw[0].isupper() and (len(word.raw) == 1 or not word.raw.isupper())


def is_common(word: Word) -> bool:
    """Tell whether a word is frequent, a known place or a known company."""
    return word.folded.partition("'")[0] in word_list("common_words")
