"""How many contacts the customer says there were before: "de derde keer dat ik bel", "i've emailed you six times"."""

import re
from collections.abc import Iterator
from functools import cache

from cxtext.tag.mentions.subject import is_own
from cxtext.tag.mentions.words import Words, pattern, words
from cxtext.tags import Language

MOST = 20  # "for the hundredth time" is no count


def n_earlier(sentence: str, language: Language) -> int | None:
    """Return the number of earlier contacts that a sentence names; None where it names none.

    An ordinal counts the contact that is going on, a number of times does not: the third time is two before it, three times called is three.

    Args:
        sentence: in lower case.
        language: of the sentence.
    """
    known = words(language)
    if pattern(known.table["in_this_contact"]).search(sentence):
        return None
    said = (*_ordinals(sentence, known, language), *_times(sentence, known, language), _contacts(sentence, known, language))
    return max((n for n in said if 1 <= n <= MOST), default=None)


def _ordinals(sentence: str, known: Words, language: Language) -> Iterator[int]:
    """Yield the counts of "de derde keer dat ik bel" and "dit is mijn derde mail"."""
    is_contact = pattern(known.table["about"]).search(sentence)
    for expression in _ordinal_patterns(language)[0 if is_contact else 1 :]:
        yield from (known.ordinals[match["n"]] - 1 for match in expression.finditer(sentence))


def _times(sentence: str, known: Words, language: Language) -> Iterator[int]:
    """Yield the counts of "drie keer gebeld" and "called you three times"."""
    before, behind = _times_patterns(language)
    counted = [match for match in before.finditer(sentence) if not pattern(known.table["theirs"]).search(match[0])]
    for match in (*counted, *behind.finditer(sentence)):
        if is_own(sentence[: match.start()], known):
            yield (known.numbers | known.twice)[match["n"]]


def _contacts(sentence: str, known: Words, language: Language) -> int:
    """Return the count of "drie mails en twee telefoontjes verder"; 0 where there is none, or where they came from the company."""
    if not pattern(known.table["behind"]).search(sentence) or pattern(known.table["incoming"]).search(sentence):
        return 0
    return sum(known.numbers[match["n"]] for match in _contacts_pattern(language).finditer(sentence))


@cache
def _ordinal_patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = words(language)
    own = known.table["own"]
    time = pattern(rf"(?P<n>{known.ordinal}) (?:{known.table['times']})")
    return time, pattern(rf"(?:{own}) (?:{own} |al |the |now )*(?P<n>{known.ordinal}) (?:{known.table['contact']})")


@cache
def _times_patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = words(language)
    done, times = known.table["counted"], rf"(?:{known.table['times']}|x)"
    many = rf"(?P<n>(?:{known.several})(?= ?{times}(?!\w))|{'|'.join(known.twice)})(?: ?{times})?"
    return pattern(rf"{many}(?:\W+\w+){{0,4}}?\W+(?:{done})"), pattern(rf"(?:{done})(?:\W+\w+){{0,3}}?\W+{many}")


@cache
def _contacts_pattern(language: Language) -> re.Pattern[str]:
    known = words(language)
    return pattern(rf"(?P<n>{known.several}) (?:(?:{known.table['earlier']}) )?(?:{known.table['contact']})")
