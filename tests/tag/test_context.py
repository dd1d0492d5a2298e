import numpy as np
import pytest

from cxtext.tag.context import BEFORE_WEIGHT, LENGTH_WEIGHT, LENGTHS, PLACE_WEIGHT, ContextModel, length_class, n_words, places, turn_before
from cxtext.tag.conversations import apart, side
from cxtext.tag.embedded import load
from cxtext.tag.features import word_keys
from cxtext.tag.linear import LinearModel
from cxtext.tag.tokens import tokenize


def said(*turns):
    return side([contact for contact, _, _ in turns], [seq for _, seq, _ in turns], [text for _, _, text in turns], ["nl"] * len(turns))


CUSTOMERS = said(("a", 3, "nee"), ("a", 1, "ja"), ("b", 0, "hoi"), ("b", 4, "dag"), ("c", 0, "stil"))
AGENTS = said(("b", 1, "een"), ("a", 0, "werkt het"), ("z", 0, "niemand"), ("b", 2, "twee"), ("a", 2, "nu wel"))


def test_the_turn_before_is_the_last_of_the_other_side_in_the_same_contact():
    # agents' turns by number: 0 b1, 1 a0, 2 z0, 3 b2, 4 a2; b begins with the customer, c has no agent
    assert turn_before(CUSTOMERS, AGENTS).tolist() == [4, 1, -1, 3, -1]


def test_nothing_stands_before_where_nobody_answers():
    assert turn_before(CUSTOMERS, side((), (), (), ())).tolist() == [-1] * 5
    assert turn_before(side((), (), (), ()), AGENTS).tolist() == []


def test_places_count_the_turns_of_the_customer_only():
    # a: 1 first, 3 second and last; b: 0 first, 4 second and last; c: first, and on its own no last
    second_and_last, first = [0, 1, 1], [1, 0, 0]
    expected = np.array([second_and_last, first, first, second_and_last, first]) * PLACE_WEIGHT
    np.testing.assert_array_equal(places(CUSTOMERS), expected)


def test_a_turn_reads_the_same_apart_with_its_place_as_in_its_contact():
    words = ["Hallo.", "Mijn factuur klopt niet.", "Dat is de derde keer.", "Goed.", "Dank u wel."]
    customers, agents = said(*(("a", 2 * i + 1, text) for i, text in enumerate(words))), said(*(("a", 2 * i, f"Vraag {i}?") for i in range(5)))
    model = load()
    whole, third = model.predict(customers, agents), model.predict(*apart(words[2:3], ["nl"], ["Vraag 2?"], around=([2], [2])))
    alone = model.predict(*apart(words[2:3], ["nl"], ["Vraag 2?"]))
    for name, column in whole.turns.columns.items():
        np.testing.assert_allclose(third.turns.columns[name], column[2:3], rtol=1e-5, atol=1e-6)
    assert any(abs(alone.turns.columns[name][0] - column[2]) > 0.001 for name, column in whole.turns.columns.items())


def test_words_are_counted_without_punctuation():
    tokens = tokenize(["Nee, echt niet!!", "?!", "14 ja 🙂"], ["nl"] * 3)
    assert n_words(tokens, tokens.text, 3).tolist() == [3, 0, 2]


@pytest.mark.parametrize(("words", "expected"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (7, 2), (8, 3), (30, 4), (31, 5)])
def test_length_classes(words, expected):
    assert length_class(np.array([words])).tolist() == [expected]


def test_what_surrounds_a_turn_adds_to_its_scores():
    before = LinearModel(
        np.array([word_keys("werkt")[0]], dtype=np.uint64), np.array([3.0], np.float32), np.array([[2.0]], np.float32), np.zeros(1, np.float32)
    )
    model = ContextModel(before, np.array([[1.0], [0.0], [4.0]], np.float32), np.arange(len(LENGTHS) + 1, dtype=np.float32)[:, None])
    added = model.of_turns(said(("a", 1, "nee"), ("a", 3, "ja")), said(("a", 0, "werkt het")))
    # "werkt" is the only known word: a vector of length 1, so 2 · BEFORE_WEIGHT for both; first adds 1, last 4, each by its weight
    np.testing.assert_allclose(added[:, 0], [2 * BEFORE_WEIGHT + 1 * PLACE_WEIGHT, 2 * BEFORE_WEIGHT + 4 * PLACE_WEIGHT], rtol=1e-6)
    tokens = tokenize(["nee", "het werkt nog steeds niet"], ["nl"] * 2)
    np.testing.assert_allclose(model.of_lengths(tokens, tokens.text, 2)[:, 0], [0, 2 * LENGTH_WEIGHT])
