import numpy as np

from cxtext.tag.features import own_key, pair_keys
from cxtext.tag.phrases import phrases, spelled
from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import tokenize


def pair(left, right):
    return int(pair_keys(np.array([own_key(left)], np.uint64), np.array([own_key(right)], np.uint64), gap=1)[0])


def counted(text):
    """Key → count in each sentence."""
    tokens = tokenize([text], ["nl"])
    split = sentences(tokens)
    found = phrases(tokens, split.of_token, len(split.text))
    totals = {}
    for column, key in enumerate(found.keys.tolist()):
        totals[key] = totals.get(key, 0) + found.counts[:, [column]].toarray()[:, 0]
    return {key: counts.tolist() for key, counts in totals.items() if counts.any()}


def test_words_and_pairs_whatever_their_capitals():
    found = counted("Ik wil opzeggen. ik WIL niet.")
    assert found[own_key("ik")] == [1, 1]
    assert found[pair("ik", "wil")] == [1, 1]
    assert found[pair("wil", "opzeggen")] == [1, 0]


def test_no_pair_over_punctuation_a_sentence_or_a_mark():
    found = counted("Ja, goed. Dag [NAME] tot ziens")
    assert pair("ja", "goed") not in found
    assert pair("goed", "dag") not in found
    assert pair("dag", "tot") not in found
    assert own_key("name") not in found
    assert own_key(",") not in found
    assert found[pair("tot", "ziens")] == [0, 1]


def test_spelled_gives_what_was_written_and_knows_the_same_keys():
    text = "Mijn factuur, mijn [PHONE] zorg"
    told = spelled([tokenize([text], ["nl"]).words[i] for i in tokenize([text], ["nl"]).word.tolist()])
    assert set(told) == set(counted(text))
    assert told[pair("mijn", "factuur")] == "Mijn factuur"


def test_no_text_has_no_phrases():
    tokens = tokenize([], [])
    assert phrases(tokens, sentences(tokens).of_token, 0).counts.shape == (0, 0)
