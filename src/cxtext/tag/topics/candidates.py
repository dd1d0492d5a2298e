"""Phrases that could name a topic in one language: words that its customers share, in the order in which they say them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import log, sqrt

from cxtext.tag.segments import carries_meaning, is_content
from cxtext.tag.topics.nouns import NOUN
from cxtext.tag.topics.words import term

MIN_CUSTOMERS = 3  # customers that share a phrase or keyword before it is shown
MIN_SHARE = 0.05  # share of the topic's customers in the language that say a phrase; one said by fewer is no name for all
MAX_WORDS = 4
MAX_GAP = 3  # how far apart two words may stand and still be a pair: "geld ... altijd nog terug"
OWN = 0.3  # times as frequent as in the other language that a word must be: "home" in a Dutch text is no Dutch word
LOOSE = 0.8  # worth of a pair whose words mostly do not stand side by side, and of a phrase that does not end in a noun
SINGLE = 0.5  # worth of a word alone; at 1 hardly any topic had a phrase
N_CANDIDATES = 5

Words = tuple[str, ...]
_DENIALS = frozenset(["geen", "niet", "no", "not"])
_QUANTITIES = frozenset(["alle", "allemaal", "all", "enough", "genoeg"])  # they tell a segment, but name no topic


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """How customers of a language speak.

    Attributes:
        rates: word → share of their segments that hold it, 0..1.
        elsewhere: the same of the other language.
        nouns: word → share of its uses as a noun, 0..1.
    """

    rates: Mapping[str, float]
    elsewhere: Mapping[str, float]
    nouns: Mapping[str, float]

    def is_own(self, word: str) -> bool:
        """Return whether a word belongs to the language."""
        return self.rates.get(word, 0.0) >= OWN * self.elsewhere.get(word, 0.0)

    def is_noun(self, word: str) -> bool:
        """Return whether a word names things."""
        return self.nouns.get(word, 0.0) >= NOUN


def candidates(texts: Sequence[tuple[Words, str]], weights: Mapping[str, float], speech: Speech) -> tuple[str, ...]:
    """Return phrases that say most of a topic, the best first; none where its customers share no words.

    The worth of a phrase: the weights of its terms, times the logarithm of how many customers share it. It holds a noun, only words of its language, and
    no term twice, unless side by side.

    Args:
        texts: words and customer of each segment of the topic in the language.
        weights: term → how well it tells this topic from the others.
        speech: of the language.
    """
    said = Counter(phrase for phrase, _ in {(phrase, customer) for words, customer in texts for phrase in _phrases(words, speech)})
    least = max(MIN_CUSTOMERS, MIN_SHARE * len({customer for _, customer in texts}))
    beside: Counter[Words] = Counter(phrase for words, _ in texts for phrase in map(tuple, pairwise(words)))
    worth = {phrase: _worth(phrase, n, weights, speech, is_loose=2 * beside[phrase] < n) for phrase, n in said.items() if n >= least}
    best = sorted((phrase for phrase, value in worth.items() if value > 0), key=lambda phrase: (-worth[phrase], phrase))
    return tuple(" ".join(phrase) for phrase in best[:N_CANDIDATES])


def _worth(phrase: Words, n_customers: int, weights: Mapping[str, float], speech: Speech, *, is_loose: bool) -> float:
    content = [word for word in phrase if is_content(word)]
    # A phrase of one word says little, one of many function words is long for what it says, and one that ends in its noun reads as a name.
    shape = SINGLE if len(content) == 1 else 2 / sqrt(len(phrase))
    loose, open_ended = len(phrase) == 2 and is_loose, not speech.is_noun(phrase[-1])
    return sum(weights.get(name, 0.0) for name in {*map(term, content)}) * log(1 + n_customers) * shape * LOOSE ** (loose + open_ended)


def _phrases(words: Words, speech: Speech) -> Iterator[Words]:
    """Yield runs of words, and pairs of content words with others between them."""
    for start, first in enumerate(words):
        runs = (words[start:end] for end in range(start + 1, min(start + MAX_WORDS, len(words)) + 1))
        pairs = ((first, second) for second in words[start + 2 : start + 2 + MAX_GAP] if is_content(first))
        yield from (phrase for phrase in runs if _is_name(phrase, speech) and _is_said_once(phrase))
        yield from (pair for pair in pairs if _is_name(pair, speech) and term(pair[0]) != term(pair[1]))


def _is_said_once(run: Words) -> bool:
    """Whether words of one term stand side by side and differ: "solar panels", but not "factuur of nota"."""
    content = [(place, word) for place, word in enumerate(run) if is_content(word)]
    return all(term(left) != term(right) or (left != right and second == first + 1) for (first, left), (second, right) in combinations(content, 2))


def _is_name(phrase: Words, speech: Speech) -> bool:
    content = [word for word in phrase if is_content(word)]
    if not _QUANTITIES.isdisjoint(phrase):
        return False
    opens = is_content(phrase[0]) or (phrase[0] in _DENIALS and len(phrase) > 1)
    # A single letter is left of "renter's".
    whole = opens and is_content(phrase[-1]) and all(carries_meaning(word) and len(word) > 1 for word in phrase)
    return whole and any(map(speech.is_noun, content)) and all(map(speech.is_own, content))
