import tomllib
from collections import Counter

from cxtext.tag.features import normalise
from cxtext.tag.lexicon import LEXICON, MIN_STEM_CHARS, concepts

CONCEPTS = tomllib.loads(LEXICON.read_text("utf-8"))["concepts"]


def test_whole_words_and_stems_are_found():
    assert "invoice" in concepts("factuurbedrag", normalise)
    assert "invoice" in concepts("invoices", normalise)
    assert concepts("xylofoon", normalise) == ()


def test_a_stem_is_long_enough_to_mean_something():
    stems = [word for words in CONCEPTS.values() for word in words.split() if word.endswith("*")]
    assert min(len(normalise(stem.rstrip("*"))) for stem in stems) >= MIN_STEM_CHARS


def test_no_word_stands_twice_under_a_concept():
    twice = {name: [word for word, n in Counter(words.split()).items() if n > 1] for name, words in CONCEPTS.items()}
    assert {name: words for name, words in twice.items() if words} == {}
