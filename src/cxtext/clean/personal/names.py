"""Names of persons by their look: listed first names and surnames, prefixes, initials, capitals."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.numerals import figures_of
from cxtext.clean.personal.passage import Passage, Word

PREFIXES = word_list("name_prefixes")
"""Dutch tussenvoegsels and their foreign sisters; part of a name only with a surname behind them."""
_VAN_OF = frozenset({"de", "der", "den", "het", "'t", "t"})
_BEFORE_MONTH = word_list("before_months")
_ARTICLES = word_list("name_articles")
_MAX_WORDS = 7


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


def name_end(passage: Passage, first: int, trust: Trust, keep: frozenset[str]) -> int:
    """Return the index behind a name that begins at word `first`; `first` where no name begins.

    Prefixes and initials count only when a name follows them.
    """
    words = passage.words
    end = index = first
    while index < len(words) and index - first < _MAX_WORDS and (index == first or _is_joined(passage, index)):
        word = words[index]
        if not word.folded or word.folded in keep:
            break
        if _is_name(passage, index, trust, n_before=end - first):
            end = index + 1
        elif not (_is_prefix(words, index, trust, started=index > first) or _is_initial(passage, index)):
            break
        index += 1
    return end


def find_listed(passage: Passage, keep: frozenset[str]) -> Iterator[Finding]:
    """Yield names that the lists know: alone where they are sure, else as first name with surname or with initials."""
    words = passage.words
    index = 0
    while index < len(words):
        end = _listed_end(passage, index, keep)
        if end > index and not (spells_a_letter(passage, index) or _is_month(passage, index)):
            yield Finding(words[_with_initials(passage, _with_first_name(passage, index))].start, _without_possessive(words[end - 1]), "NAME")
        index = max(end, index + 1)


def _listed_end(passage: Passage, index: int, keep: frozenset[str]) -> int:
    word = passage.words[index]
    if not word.folded or word.folded in keep:
        return index
    if is_sure(word) and (is_capitalised(word) or word.raw.islower() or word.raw.isupper()):
        lower = Trust(unknown_capital=word.raw[0].isupper(), ambiguous_lower=False)
        return max(index + 1, name_end(passage, index, lower, keep))
    if len(word.raw) > 1 and is_capitalised(word) and _after_initials(passage, index) and (is_ambiguous(word) or not is_common(word)):
        return index + 1
    if word.folded in word_list("capital_names") and _is_alone_in_capitals(passage, index):
        return index + 1
    if is_ambiguous(word) and is_capitalised(word):
        end = name_end(passage, index, LISTED, keep)
        return end if end > index + 1 and not all(is_common(word) for word in passage.words[index:end]) else index
    return index


def _is_alone_in_capitals(passage: Passage, index: int) -> bool:
    """Tell whether a capitalised word stands inside a sentence between words without a capital: "Ik heb Mark gesproken"."""
    words = passage.words
    if not index or not is_capitalised(words[index]) or not words[index - 1].raw.islower() or passage.gap(index) != " ":
        return False
    return index + 1 == len(words) or words[index + 1].raw.islower() or passage.gap(index + 1) != " "


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


def _is_initial(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    if len(word.folded) != 1 or not word.folded.isalpha():
        return False
    return word.raw.isupper() or (passage.spoken and word.folded not in "iu")


def _is_joined(passage: Passage, index: int) -> bool:
    gap = passage.gap(index)
    return gap in (" ", "-", "'", "’", " '", " ’") or (gap in (".", ". ", ".-") and len(passage.words[index - 1].folded) <= 2)


def _after_initials(passage: Passage, index: int) -> bool:
    return (_with_initials(passage, index) < index and _dotted(passage, index - 1)) or (
        index > 1 and passage.words[index - 1].folded in PREFIXES and _dotted(passage, _with_initials(passage, index))
    )


def _dotted(passage: Passage, index: int) -> bool:
    end = passage.words[index].end
    return passage.text[end : end + 1] == "."


def _with_initials(passage: Passage, index: int) -> int:
    """Return where a name begins that has prefixes or initials in front of word `index`: "J. de Vries", "m c oosterveld", "van den elsen"."""
    first = index
    while (
        first > 0 and _is_joined(passage, first) and passage.words[first - 1].folded in PREFIXES and _may_prefix(passage.words[first - 1], passage, first - 1)
    ):
        first -= 1
    start = first
    while (
        first > 0
        and index - first < _MAX_WORDS
        and _is_joined(passage, first)
        and _is_initial(passage, first - 1)
        and (passage.words[first - 1].raw.isupper() or passage.words[first - 1].folded not in "aiou")
    ):
        first -= 1
    alone = first < start or all(is_capitalised(word) for word in passage.words[start : start + 1])
    return first if first < start or alone or start == index or passage.words[start].folded == "van" else index


def _with_first_name(passage: Passage, index: int) -> int:
    """Return where a name begins that has an unlisted first name in front of a listed surname: "Wei Zhang"."""
    words = passage.words
    if not index or passage.gap(index) != " " or not is_capitalised(words[index]) or stem(words[index]) in word_list("first_names"):
        return index
    first = words[index - 1]
    unknown = first.folded and len(first.raw) > 1 and is_capitalised(first) and not is_common(first) and first.folded not in PREFIXES
    return index - 1 if unknown and stem(words[index]) in word_list("surnames") else index


def _may_prefix(word: Word, passage: Passage, index: int) -> bool:
    """Tell whether a prefix belongs to the surname behind it: "Van Wieren", "van den elsen", but not "van Sanne" or "met de Jan"."""
    following = passage.words[index + 1]
    return following.folded in PREFIXES or (
        (stem(following) in word_list("surnames") and stem(following) not in word_list("first_names"))
        or (is_ambiguous(following) and is_capitalised(following))
        or word.raw[0].isupper()
    )


def spells_a_letter(passage: Passage, index: int) -> bool:
    """Tell whether a name only explains a letter: "de a van anton", "m for mary"."""
    if index < 2 or passage.words[index - 1].folded not in ("van", "for", "like", "als", "voor", "as", "in"):
        return False
    return any(len(word.folded) == 1 and passage.words[index].folded.startswith(word.folded) for word in passage.words[max(0, index - 3) : index - 1])


def _is_month(passage: Passage, index: int) -> bool:
    """Tell whether "jan" is January: "in jan", "sinds jan", "12 jan"."""
    before = passage.words[index - 1].folded if index else ""
    return passage.words[index].raw in ("jan", "Jan") and (
        before in _BEFORE_MONTH or before.isdigit() or (index + 1 < len(passage.words) and passage.words[index + 1].folded.isdigit())
    )


def _without_possessive(word: Word) -> int:
    return word.end - (len(word.folded) - len(stem(word)))
