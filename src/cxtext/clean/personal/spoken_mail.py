"""E-mail addresses said aloud: "jan punt jansen apenstaartje gmail punt com", "m dot brown at gmail dot com"."""

import re
from collections.abc import Iterator

from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.passage import Passage

_AT = frozenset({"apenstaartje", "apestaartje", "apenstaart", "apestaart", "at", "ad", "et"})
_SURE_AT = frozenset({"apenstaartje", "apestaartje", "apenstaart", "apestaart"})
_DOT = frozenset({"punt", "dot", "point", "stip"})
_ENDINGS = word_list("mail_endings")
_NO_PART = word_list("no_mail_parts")
_BREAK = re.compile(r"[.?!:;]\s|\n")
_MAX_LOCAL, _MAX_DOMAIN = 24, 8  # words before and behind the at sign


def find_spoken_mail(passage: Passage) -> Iterator[Finding]:
    """Yield e-mail addresses in words; "at" counts only when a domain with "dot" or "punt" follows."""
    for index, word in enumerate(passage.words):
        if word.folded in _AT:
            end = _domain_end(passage, index + 1)
            start = _local_start(passage, index)
            if start < index and (end > index + 1 or word.folded in _SURE_AT):
                yield Finding(passage.words[start].start, passage.words[max(end, index + 1) - 1].end, "EMAIL")


def _domain_end(passage: Passage, first: int) -> int:
    """Return the index behind the last word of a domain that ends in "punt nl" or ".nl"; `first` where there is none."""
    words = passage.words
    found = first
    for index in range(first + 1, min(len(words), first + _MAX_DOMAIN)):
        if _BREAK.search(passage.gap(index)):
            break
        dotted = words[index - 1].folded in _DOT or passage.gap(index).strip() == "."
        if dotted and words[index].folded in _ENDINGS:
            found = index + 1
        elif dotted and [word.folded for word in words[index : index + 2]] in (["n", "l"], ["en", "el"]):
            found = index + 2
        elif found > first and words[index].folded not in _DOT:
            break
    return found


def _local_start(passage: Passage, at: int) -> int:
    """Return the index of the first word of what stands before the at sign."""
    words = passage.words
    start = at
    while start > 0 and at - start < _MAX_LOCAL:
        previous = start - 1
        if words[previous].folded == "" or (start < at and _BREAK.search(passage.gap(start))):
            break
        if words[previous].folded in _NO_PART and not _is_explained(passage, previous):
            break
        start = previous
    return start


def _is_explained(passage: Passage, index: int) -> bool:
    """Tell whether a common word explains a letter: "met een f", "s van simon", "b for bravo", "is" after "dat" does not."""
    words = [word.folded for word in passage.words[max(0, index - 1) : index + 3]]
    if passage.words[index].folded == "met":
        return len(words) > 2 and words[-2:-1] in (["een"], ["dubbel"], ["dubbele"], ["twee"])
    before = passage.words[index - 1].folded if index else ""
    after = passage.words[index + 1].folded if index + 1 < len(passage.words) else ""
    if len(passage.words[index].folded) == 1:
        return len(before) == 1 or len(after) == 1 or before in _DOT or after in _DOT
    return passage.words[index].folded in ("voor", "for", "of", "van", "as") and len(before) == 1 and after.startswith(before)
