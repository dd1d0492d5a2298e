import numpy as np
import pytest

from cxtext.train.calibrate import best_threshold, by_contact, conversation_weights, platt


def test_the_threshold_with_the_best_f1():
    probabilities, truth = np.array([0.1, 0.4, 0.6, 0.9]), np.array([0, 1, 0, 1])
    # from 0.4: precision 2/3, recall 1, F1 0.8; from 0.9: precision 1, recall 1/2, F1 2/3
    assert best_threshold(probabilities, truth) == 0.4
    assert best_threshold(probabilities, truth, min_precision=0.9) == 0.9


def test_no_threshold_is_good_enough():
    assert best_threshold(np.array([0.1, 0.2]), np.array([1, 0]), min_precision=0.9) == 1.0


def test_a_contact_is_as_sure_as_its_surest_sentence():
    highest, held = by_contact(np.array([0.2, 0.7, 0.4]), np.array([1.0, 0.0, 0.0]), np.array([5, 5, 9]))
    assert (highest.tolist(), held.tolist()) == ([0.7, 0.4], [1.0, 0.0])


def test_platt_gives_the_frequencies_back():
    scores = np.repeat([-1.0, 1.0], 100)
    truth = np.concatenate([np.repeat([1.0, 0.0], [20, 80]), np.repeat([1.0, 0.0], [70, 30])])
    slope, offset = platt(scores, truth, np.ones(200))
    assert 1 / (1 + np.exp(-(-slope + offset))) == pytest.approx(0.2, abs=0.01)
    assert 1 / (1 + np.exp(-(slope + offset))) == pytest.approx(0.7, abs=0.01)


def test_platt_of_one_class_leaves_the_score():
    assert platt(np.array([1.0, 2.0]), np.zeros(2), np.ones(2)) == (1.0, 0.0)


def test_chosen_rows_are_weighed_to_the_frequency_of_conversations():
    in_conversation = np.array([True] * 90 + [False] * 100)
    truth = np.array([1.0] * 9 + [0.0] * 81 + [1.0] * 50 + [0.0] * 50)
    weights = conversation_weights(truth, in_conversation)
    # (9 + 10·0.5·0.5) / (90 + 10) = 0.115 of the weight on rows with the label, where 0.5 was
    assert weights[:90] == pytest.approx(1.0)
    assert weights[90:140] == pytest.approx(0.115 / 0.5)
    assert weights[140:] == pytest.approx(0.885 / 0.5)


def test_without_conversations_all_rows_weigh_the_same():
    assert conversation_weights(np.array([0.0, 1.0]), np.array([False, False])).tolist() == [1.0, 1.0]
