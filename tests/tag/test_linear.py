import numpy as np

from cxtext.tag.features import word_keys
from cxtext.tag.linear import LinearModel, Sums, score
from cxtext.tag.tokens import tokenize


def model_of(weights):
    """A model that knows two words, each by its own key only."""
    keys = np.array([word_keys(word)[0] for word in weights], dtype=np.uint64)
    order = np.argsort(keys)
    return LinearModel(
        keys=keys[order],
        idf=np.full(len(keys), 2.0, dtype=np.float32),
        weights=np.array(list(weights.values()), dtype=np.float32)[order],
        bias=np.array([0.5, -1.0], dtype=np.float32),
    )


def test_a_segment_is_the_sum_of_its_words_scaled_to_unit_length():
    model = model_of({"wacht": (1.0, 0.0), "prijs": (0.0, 3.0)})
    tokens = tokenize(["wacht wacht prijs"], ["nl"])
    sums = score(model, tokens, tokens.text, 1)
    # three known words of idf 2: squared length 3·4 = 12; scores 2·1+2·1 and 2·3
    np.testing.assert_allclose(sums.square, [12.0])
    np.testing.assert_allclose(sums.scores, [[4.0, 6.0]])
    np.testing.assert_allclose(sums.scaled(model.bias), [[4 / 12**0.5 + 0.5, 6 / 12**0.5 - 1.0]], rtol=1e-6)


def test_a_turn_is_the_sum_of_its_sentences():
    model = model_of({"wacht": (1.0, 0.0), "prijs": (0.0, 3.0)})
    tokens = tokenize(["wacht", "prijs"], ["nl", "nl"])
    grouped = score(model, tokens, tokens.text, 2).grouped(np.array([0, 0], dtype=np.int32), 2)
    np.testing.assert_allclose(grouped.scores, [[2.0, 6.0], [0.0, 0.0]])
    np.testing.assert_allclose(grouped.square, [8.0, 0.0])


def test_unknown_words_leave_only_the_bias():
    model = model_of({"wacht": (1.0, 0.0), "prijs": (0.0, 3.0)})
    tokens = tokenize(["hallo daar", ""], ["nl", "nl"])
    np.testing.assert_allclose(score(model, tokens, tokens.text, 2).scaled(model.bias), [[0.5, -1.0]] * 2)


def test_find_gives_the_places_of_known_keys_only():
    model = model_of({"wacht": (1.0, 0.0), "prijs": (0.0, 3.0)})
    first, second = model.keys
    # a key that differs only in its last bit begins like a known one and is still unknown
    which, rows = model.find(np.array([second, first ^ np.uint64(1), first, 99], dtype=np.uint64))
    np.testing.assert_array_equal(which, [0, 2])
    np.testing.assert_array_equal(rows, [1, 0])


def test_a_model_without_features_knows_nothing():
    model = model_of({})
    assert [len(found) for found in model.find(np.array([7, 8], dtype=np.uint64))] == [0, 0]


def test_words_kept_from_the_batch_before_score_the_same():
    model = model_of({"wacht": (1.0, 0.0), "prijs": (0.0, 3.0)})
    tokens = tokenize(["wacht", "prijs"], ["nl", "nl"])
    cold = score(model, tokens, tokens.text, 2)
    warm = score(model, tokens, tokens.text, 2)
    np.testing.assert_array_equal(cold.scores, warm.scores)
    np.testing.assert_array_equal(cold.square, warm.square)


def test_sums_without_segments():
    assert Sums(np.zeros((0, 2), np.float32), np.zeros(0, np.float32)).scaled(np.zeros(2, np.float32)).shape == (0, 2)
