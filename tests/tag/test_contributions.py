import numpy as np
import pytest

from cxtext.tag.context import BEFORE_WEIGHT, LENGTH_WEIGHT, LENGTHS, PLACE_WEIGHT, ContextModel
from cxtext.tag.contributions import contributions, length_name
from cxtext.tag.conversations import side
from cxtext.tag.features import concept_keys, pair_keys, word_keys
from cxtext.tag.linear import LinearModel


def said(*texts, first_seq=0):
    return side(["c"] * len(texts), [first_seq + 2 * i for i in range(len(texts))], texts, ["nl"] * len(texts))


def linear(weights, *, idf=2.0, bias=0.5):
    keys = np.array(list(weights), dtype=np.uint64)
    order = np.argsort(keys)
    values = np.array(list(weights.values()), dtype=np.float32)[order, None]
    return LinearModel(keys[order], np.full(len(keys), idf, np.float32), values, np.array([bias], np.float32))


def own(word):
    return word_keys(word)[0]


def around(before=None, *, place=(0, 0, 0), length=0):
    lengths = np.full((len(LENGTHS) + 1, 1), length, dtype=np.float32)
    return ContextModel(before or linear({}, bias=0), np.array(place, dtype=np.float32)[:, None], lengths)


def weights(parts, kind):
    return {part.text: pytest.approx(part.weight) for part in parts if part.kind == kind and part.weight}


def test_words_are_scaled_by_the_length_of_the_sentence_they_stand_in():
    model = linear({own("wacht"): 1.0, own("prijs"): 3.0})
    found = contributions(model, around(), said("wacht prijs. prijs"), side((), (), (), ()))
    # idf 2: sentence of two known words has length √(4+4); the turn holds three, √12
    assert weights(found.of_sentence(0, 0), "word") == {"wacht": 2 / 8**0.5, "prijs": 6 / 8**0.5}
    assert weights(found.of_sentence(1, 0), "word") == {"prijs": 3}
    assert [part.weight for part in found.of_turn(0, 0) if part.text == "prijs"] == [pytest.approx(6 / 12**0.5)] * 2


def test_pairs_name_the_words_they_stand_between():
    near = pair_keys(*(np.array([own(word)], np.uint64) for word in ("niet", "goed")), gap=1)[0]
    far = pair_keys(*(np.array([own(word)], np.uint64) for word in ("niet", "goed")), gap=2)[0]
    model = linear({near: 5.0, far: 7.0})
    found = contributions(model, around(), said("Niet goed. niet zo goed. niet. goed"), side((), (), (), ()))
    assert weights(found.of_sentence(0, 0), "pair") == {"Niet goed": 5}
    assert weights(found.of_sentence(1, 0), "pair") == {"niet … goed": 7}
    assert [weights(found.of_sentence(i, 0), "pair") for i in (2, 3)] == [{}, {}]


def test_a_pair_of_concepts_belongs_to_the_words_that_carry_them():
    invoice, angry = concept_keys("factuur")[0], concept_keys("belachelijk")[0]
    key = pair_keys(np.array([min(invoice, angry)], np.uint64), np.array([max(invoice, angry)], np.uint64), gap=0)[0]
    found = contributions(linear({key: 4.0}), around(), said("die factuur tjonge belachelijk"), side((), (), (), ()))
    assert weights(found.of_turn(0, 0), "pair") == {"factuur … belachelijk": 4}


def test_the_turn_before_the_place_and_the_length_are_parts_of_their_own():
    context = around(linear({own("werkt"): 2.0, own("het"): 1.0}, bias=0), place=(1, 0, 4), length=3)
    found = contributions(linear({}), context, said("ja", "echt nee", first_seq=1), said("werkt het"))
    first, last = found.of_turn(0, 0), found.of_turn(1, 0)
    # two known words before: each scaled by √(4+4)
    expected = {"werkt": BEFORE_WEIGHT * 4 / 8**0.5, "het": BEFORE_WEIGHT * 2 / 8**0.5}
    assert weights(first, "before") == expected == weights(last, "before")
    assert weights(first, "place") == {"first": PLACE_WEIGHT}
    assert weights(last, "place") == {"last": 4 * PLACE_WEIGHT}
    assert (weights(first, "length"), weights(last, "length")) == ({"0–1": 3 * LENGTH_WEIGHT}, {"2–3": 3 * LENGTH_WEIGHT})
    assert weights(first, "base") == {"": 0.5}


def test_the_other_contacts_words_are_no_part():
    found = contributions(linear({own("ja"): 1.0}), around(), side(["a", "b"], [0, 0], ["ja", "ja"], ["nl"] * 2), side((), (), (), ()))
    assert [part.text for part in found.of_turn(1, 0) if part.kind == "word"] == ["ja"]


def test_lengths_have_names():
    assert [length_name(size) for size in range(len(LENGTHS) + 1)] == ["0–1", "2–3", "4–7", "8–15", "16–30", "31+"]
