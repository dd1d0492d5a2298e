"""How far a name reaches from its first word, given how much the context promises."""

from dataclasses import dataclass

from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.name_words import PREFIXES, is_ambiguous, is_capitalised, is_common, is_sure
from cxtext.clean.personal.numerals import figures_of
from cxtext.clean.personal.passage import Passage, Word

_VAN_OF = frozenset({"de", "der", "den", "het", "'t", "t"})
_ARTICLES = word_list("name_articles")
MAX_WORDS = 7
"""Words that a name has at most, prefixes and initials included."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How much the context promises that a name stands here.

    Attributes:
        unknown_lower: a word in lower case that no list knows may be a name ("met timmer").
        unknown_capital: a capitalised word that no list knows may be a name.
        ambiguous_lower: a listed name that is also a word may be a name in lower case.
        article_first: the name may begin with "de" or "het" in lower case ("mevrouw de vries"), which mostly begin something else.
        company_behind_van: "van" is likely to lead to the company: "met Daan van Zilverlijn".
    """

    unknown_lower: bool = False
    unknown_capital: bool = True
    ambiguous_lower: bool = False
    company_behind_van: bool = False
    article_first: bool = False


LISTED = Trust(unknown_capital=False)
WEAK = Trust()
GREETING = Trust(ambiguous_lower=True)
STRONG = Trust(unknown_lower=True, ambiguous_lower=True, article_first=True)
AFTER_KNOWN = Trust(company_behind_van=True)
ANSWERING = Trust(unknown_lower=True, ambiguous_lower=True, company_behind_van=True)


def name_end(passage: Passage, first: int, trust: Trust, keep: frozenset[str]) -> int:
    """Return the index behind a name that begins at word `first`; `first` where no name begins.

    Prefixes and initials count only when a name follows them.
    """
    words = passage.words
    end = index = first
    while index < len(words) and index - first < MAX_WORDS and (index == first or is_joined(passage, index)):
        word = words[index]
        if not word.folded or word.folded in keep:
            break
        if _is_name(passage, index, trust, n_before=end - first):
            end = index + 1
        elif not (_is_prefix(words, index, trust, started=index > first) or is_initial(passage, index)):
            break
        index += 1
    return end


def _is_name(passage: Passage, index: int, trust: Trust, *, n_before: int) -> bool:
    word = passage.words[index]
    if len(word.folded) < 2 or any(character.isdigit() for character in word.folded):
        return False
    if is_sure(word):
        return True
    if n_before and word.raw[0].isupper() and passage.gap(index) == "-":
        return True
    if n_before and is_capitalised(word) and passage.words[index - 1].folded in PREFIXES - {"van"}:
        return True
    if is_capitalised(word):
        return (is_ambiguous(word) and (not is_common(word) or (trust.ambiguous_lower and not n_before))) or (trust.unknown_capital and not is_common(word))
    before = passage.words[index - 1].folded if index else ""
    if before in ("der", "den") or (n_before and before in PREFIXES and is_ambiguous(word)):
        return True
    if is_common(word):
        return False
    return (trust.ambiguous_lower and is_ambiguous(word)) or (
        trust.unknown_lower and len(word.folded) > 2 and not word.raw.isupper() and not figures_of(word.folded)
    )


def _is_prefix(words: tuple[Word, ...], index: int, trust: Trust, *, started: bool) -> bool:
    word = words[index]
    if word.folded not in PREFIXES:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return False
    if word.folded == "van" and word.raw == "van" and trust.company_behind_van and started:
        return following.folded in _VAN_OF or is_sure(following) or is_ambiguous(following)
    if word.raw in _ARTICLES and not started and not trust.article_first:
        return is_sure(following)
    if word.raw[0].isupper() or following.folded in PREFIXES or word.folded in ("der", "den"):
        return True
    unknown = is_capitalised(following) or (word.folded == "van" and trust.unknown_lower and not started)
    return is_sure(following) or is_ambiguous(following) or (unknown and not is_common(following))


def is_initial(passage: Passage, index: int) -> bool:
    """Tell whether word `index` is a single letter that can stand for a first name."""
    word = passage.words[index]
    if len(word.folded) != 1 or not word.folded.isalpha():
        return False
    return word.raw.isupper() or (passage.spoken and word.folded not in "iu")


def is_joined(passage: Passage, index: int) -> bool:
    """Tell whether nothing but what a name may hold stands between word index - 1 and word `index`."""
    gap = passage.gap(index)
    return gap in (" ", "-", "'", "’", " '", " ’") or (gap in (".", ". ", ".-") and len(passage.words[index - 1].folded) <= 2)
