import pytest

from cxtext.tag.features import FAMILIES, concept_keys, family_of, normalise, pair_keys, word_keys


@pytest.mark.parametrize(("word", "plain"), [("Één", "een"), ("ZOOOO", "zoo"), ("12.30", "00.00"), ("café", "cafe"), ("factuur", "factuur"), ("1111", "0000")])
def test_words_are_compared_without_case_accents_digits_and_stretching(word, plain):
    assert normalise(word) == plain


def families(keys):
    return [FAMILIES[i] for i in family_of(keys)]


def test_a_word_gives_itself_first_then_its_ngrams_and_concepts():
    keys = word_keys("wacht")
    assert families(keys)[0] == "word"
    # <wacht> has 5 trigrams, 4 four-grams, 3 five-grams
    assert families(keys).count("ngram") == 12
    assert families(keys).count("concept") == 1
    assert len(set(keys)) == len(keys)


def test_the_same_matter_in_two_languages_shares_a_concept():
    assert set(concept_keys("factuur")) & set(concept_keys("invoice"))
    assert not set(concept_keys("factuur")) & set(concept_keys("trein"))


def test_shouting_and_stretching_are_marked_and_masks_are_not():
    assert len(word_keys("WACHTEN")) == len(word_keys("wachten")) + 1
    # A mark is no shout, and says nothing of what stood there: it has the keys of the word, without its concepts.
    assert set(word_keys("NAME").tolist()) < set(word_keys("name").tolist())


def test_punctuation_is_a_word_without_ngrams():
    assert families(word_keys("!!!")) == ["word"]


def test_pairs_know_their_order_and_gap():
    left, right = word_keys("niet")[:1], word_keys("goed")[:1]
    assert pair_keys(left, right, gap=1) != pair_keys(right, left, gap=1)
    assert pair_keys(left, right, gap=1) != pair_keys(left, right, gap=2)
    assert families(pair_keys(left, right, gap=1)) == ["pair"]
    assert families(pair_keys(left, right, gap=0)) == ["companions"]


def test_keys_are_the_same_on_every_machine():
    # Worked out on another machine: a model trained there must find its features here.
    assert int(word_keys("!")[0]) == 0xC18FC9B1D9D0DE90
    assert int(word_keys("wacht")[0]) == 0xDB8CFC3EEFE742E8
