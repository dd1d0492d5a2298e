import numpy as np
import pytest

from cxtext.change import compare, discoveries, judge


def _judged(now, past, *, customers=None, min_customers=5):
    history = np.array(past, dtype=float)
    found = compare(np.array(now, dtype=float), np.full(len(now), 100.0), history, np.full_like(history, 100.0))
    return judge(found, customers=np.array(now if customers is None else customers, dtype=float), min_customers=min_customers)


def test_each_verdict():
    history = [[20] * 8, [40] * 8, [20] * 8, [0, 1, 0, 0, 0, 0, 0, 1]]
    judged = _judged([45, 10, 21, 1], history)
    assert judged.verdicts == ["rising", "falling", "steady", "too_few"]
    assert judged.n_tested == 3
    assert np.isnan(judged.q_value[3])


def test_under_four_weeks_there_is_no_history():
    assert _judged([45], [[20] * 3]).verdicts == ["no_history"]
    assert _judged([45], [[20] * 4]).verdicts == ["rising"]


def test_a_rise_that_few_customers_make_is_told_as_too_few():
    assert _judged([45], [[20] * 8], customers=[4]).verdicts == ["too_few"]
    assert _judged([45], [[20] * 8], customers=[5]).verdicts == ["rising"]


def test_a_fall_to_few_customers_is_a_fall():
    assert _judged([3], [[40] * 8], customers=[3]).verdicts == ["falling"]


def test_the_same_change_is_told_alone_and_not_among_sixty_labels_that_stay():
    # 34 against 20: alone surprising enough, the surest of sixty is to be expected by chance.
    alone = _judged([34], [[20, 24, 16, 20, 22, 18, 20, 20]])
    many = _judged([34] + [20] * 59, [[20, 24, 16, 20, 22, 18, 20, 20]] * 60)
    assert (alone.verdicts[0], many.verdicts[0]) == ("rising", "steady")


def test_q_values_are_those_of_benjamini_and_hochberg():
    # n p / rank, made monotone from the largest: 4·0.01/1 = 0.04, 4·0.02/2 = 0.04, 4·0.3/3 = 0.4, 0.5; the NaN is not in the family.
    assert discoveries(np.array([0.02, np.nan, 0.5, 0.01, 0.3]))[[3, 0, 4, 2]] == pytest.approx([0.04, 0.04, 0.4, 0.5])


def test_a_family_may_be_larger_than_what_is_given():
    assert discoveries(np.array([0.01]), n_tested=20) == pytest.approx([0.2])


def test_nothing_tested_gives_no_q_value():
    assert np.isnan(discoveries(np.array([np.nan, np.nan]))).all()
