"""Which words name things, told without a tagger: a noun stands behind an article, a possessive or a preposition, a verb seldom does."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from cxtext.tag.segments import is_content

NOUN = 0.33  # share of a word's uses that a noun has behind such a word; "sleutel" has 0.8, "geld" 0.37, "duurt" and "told" under 0.15
PRIOR = (1.0, 3.0)  # uses as a noun, and uses, that every word is given on top: a word seldom said is a noun once it was used as one

# Without "het", "die", "dat", "this" and "that": a verb follows them as often as a noun.
_BEFORE_NOUNS = frozenset(
    "de een mijn m'n uw jouw je jullie onze ons hun geen deze welke elke elk iedere van met voor bij naar zonder uit per tegen via "
    "the a an my your our his their its no these those each every any some of with for from without by at".split()
)


def noun_shares(texts: Iterable[Sequence[str]], *, of: Callable[[str], str] = str) -> Mapping[str, float]:
    """Return content word → share of its uses in which it stands behind a word of the kind, or one content word further, 0..1.

    Args:
        texts: the words of each text, in lower case.
        of: what words are counted together, such as those of a term.
    """
    used: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for words in texts:
        for place, word in enumerate(words):
            if is_content(word):
                used[of(word)] += 1
                named[of(word)] += _is_named(words, place)
    return {word: (named[word] + PRIOR[0]) / (n + PRIOR[1]) for word, n in used.items()}


def _is_named(words: Sequence[str], place: int) -> bool:
    if place and words[place - 1] in _BEFORE_NOUNS:
        return True
    return place > 1 and words[place - 2] in _BEFORE_NOUNS and is_content(words[place - 1])
