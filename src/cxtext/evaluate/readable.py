"""Can a piece of personal data still be read in a cleaned text, and does a mark cover one?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from difflib import SequenceMatcher

MIN_PART_CHARS = 3  # a shorter rest, such as "de" or a house number, identifies nobody
RUN_WORDS = 3  # so many neighbouring words of a spoken number are readable together; two can be chance
MIN_ORDINARY_CONTACTS = 2  # a word is ordinary when it is used, other than as personal data, in so many contacts
_WORD_OR_MARK = re.compile(r"\[[A-Z][A-Z_]+\]|[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text as letters and digits, case folded; a mark such as [NAME] stays as it is."""
    return [found if found.startswith("[") else found.casefold() for found in _WORD_OR_MARK.findall(unicodedata.normalize("NFC", text))]


def other_words(raw: str, strings: Iterable[str]) -> frozenset[str]:
    """Return the words of a raw text outside the strings of personal data in it."""
    for string in sorted(strings, key=len, reverse=True):
        raw = raw.replace(string, " ")
    return frozenset(words(raw))


def ordinary_words(contacts: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the words that several contacts use other than as personal data.

    Args:
        contacts: for each contact its words outside the strings of personal data.
    """
    n_contacts = Counter(word for used in contacts for word in set(used))
    return frozenset(word for word, n in n_contacts.items() if n >= MIN_ORDINARY_CONTACTS)


def is_readable(string: str, text: str, ordinary: Set[str]) -> bool:
    """Tell whether a string of personal data can still be read in a cleaned text.

    It can when a part of it that is no ordinary word is left (its genitive too), or a run of its words (a number spoken in ordinary words), or all
    of its letters and digits.
    """
    parts, left = words(string), words(text)
    telling = [part for part in parts if len(part) >= MIN_PART_CHARS and part not in ordinary]
    if any(part in left or f"{part}s" in left for part in telling):
        return True
    size = min(RUN_WORDS, len(parts))
    runs = (parts[i : i + size] for i in range(len(parts) - size + 1))
    if any(sum(map(len, run)) >= MIN_PART_CHARS and _contains(left, run) for run in runs):
        return True
    squeezed = "".join(parts)
    # A single name is compared as a word only: "tim" stands in "optimaal".
    return (len(parts) > 1 or any(map(str.isdigit, squeezed))) and squeezed in "".join(left)


def _contains(text: Sequence[str], run: Sequence[str]) -> bool:
    return any(text[i : i + len(run)] == run for i in range(len(text) - len(run) + 1))


def needless_masks(raw: str, clean: str, strings: Sequence[str]) -> int:
    """Count the marks in a cleaned text that stand where no gold string stood in the raw text."""
    before, after = words(raw), words(clean)
    if not any(word.startswith("[") for word in after):
        return 0
    personal = {word for string in strings for word in words(string)}
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(
        sum(word.startswith("[") for word in after[j:k]) for kind, h, i, j, k in changes if kind in ("replace", "insert") and personal.isdisjoint(before[h:i])
    )
