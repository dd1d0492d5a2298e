import numpy as np
import pytest

from cxtext.change import compare, windows


def _compare(now, past, *, exposure=100.0, past_exposure=None):
    history = np.array(past, dtype=float)
    known = np.full_like(history, 100.0) if past_exposure is None else np.array(past_exposure, dtype=float)
    return compare(np.array(now, dtype=float), np.full(len(now), exposure), history, known)


def test_what_is_expected_follows_the_exposure():
    # 10 of 100 a week before; 200 this week lead one to expect 20, and 30 is half as many again.
    found = _compare([30], [[10, 10, 10, 10]], exposure=200.0)
    assert (found.expected, found.ratio, found.n_weeks) == (pytest.approx([20]), pytest.approx([1.5]), [4])
    # History and week together: 70 of 600, at 200.
    assert found.base == pytest.approx([200 * 70 / 600])


def test_a_week_of_history_without_exposure_counts_nothing():
    found = _compare([10], [[10, 99, 10, 10, 10]], past_exposure=[[100, 0, 100, 100, np.nan]])
    assert (found.expected, found.n_weeks) == (pytest.approx([10]), [3])


def test_the_two_sided_p_value_is_twice_the_smaller_tail():
    found = _compare([25, 2], [[10] * 8, [10] * 8])
    assert found.p_value == pytest.approx(2 * np.array([found.p_rising[0], found.p_falling[1]]))


def test_without_history_or_exposure_nothing_is_known():
    empty = compare(np.array([5.0]), np.array([100.0]), np.zeros((1, 0)), np.zeros((1, 0)))
    closed = _compare([0], [[10, 10]], exposure=0.0)
    for found in (empty, closed):
        assert np.isnan([found.expected, found.ratio, found.lower, found.upper, found.p_value]).all()


def test_what_was_never_there_has_no_ratio_but_a_lower_end():
    found = _compare([6], [[0] * 8])
    assert np.isnan(found.ratio)
    assert 1 < found.lower < found.upper == np.inf


def test_windows_hold_the_weeks_before_and_never_the_week_itself():
    found = windows(np.array([[1.0, 2, 3, 4]]), weeks_back=2)
    assert np.array_equal(found, [[[np.nan, np.nan], [np.nan, 1], [1, 2], [2, 3]]], equal_nan=True)


def test_labels_computed_alone_and_together_have_the_same_history():
    past = np.array([[4.0, 10, 10, 16]])
    assert compare(np.array([9.0]), np.array([1.0]), past, np.ones((1, 4))).expected == pytest.approx([10.0])


def test_p_values_of_stationary_overdispersed_counts_keep_their_level():
    rng = np.random.default_rng(11)
    means = rng.choice([5.0, 20, 80, 300], 60)[:, None]
    hits = []
    for _ in range(60):
        counts = rng.poisson(means * rng.gamma(20, 1 / 20, (60, 9))).astype(float)
        hits.append(compare(counts[:, 8], np.ones(60), counts[:, :8], np.ones((60, 8))).p_value < 0.05)
    # 3,600 tests: 5 % of them would be 180, with a standard deviation of 13. It must not exceed the level, nor be without power.
    assert 0.01 < np.mean(hits) < 0.055
