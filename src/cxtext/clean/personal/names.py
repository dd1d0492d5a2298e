"""Names of persons by their look: listed first names and surnames, prefixes, initials, capitals."""

from collections.abc import Iterator

from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.name_span import LISTED, MAX_WORDS, Trust, is_initial, is_joined, name_end
from cxtext.clean.personal.name_words import PREFIXES, is_ambiguous, is_capitalised, is_common, is_sure, stem
from cxtext.clean.personal.passage import Passage, Word

_BEFORE_MONTH = word_list("before_months")


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
    while first > 0 and is_joined(passage, first) and passage.words[first - 1].folded in PREFIXES and _may_prefix(passage.words[first - 1], passage, first - 1):
        first -= 1
    start = first
    while (
        first > 0
        and index - first < MAX_WORDS
        and is_joined(passage, first)
        and is_initial(passage, first - 1)
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
