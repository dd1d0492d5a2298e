import numpy as np
import pytest
from scipy.stats import binom, nbinom, t

from cxtext.change.tails import Prediction, interval, studentised, tail_above, tail_below


def _prediction(*, total=12.0, weight=0.25, dispersion=1.0, df=1e6):
    return Prediction(*(np.array([value]) for value in (total, weight, dispersion, df)))


@pytest.mark.parametrize(("count", "total", "weight"), [(6, 12, 0.25), (1, 0, 0.125), (9, 1, 0.125), (40, 300, 0.125)])
def test_without_dispersion_the_upper_tail_is_the_exact_conditional_test(count, total, weight):
    # Of count + total contacts, each falls into the week with probability weight / (1 + weight): P(at least count of them).
    exact = binom.sf(count - 1, count + total, weight / (1 + weight))
    assert tail_above(np.array([count]), _prediction(total=total, weight=weight)) == pytest.approx([exact], rel=1e-9)


def test_the_lower_tail_is_that_of_a_poisson_count_with_a_gamma_rate():
    # Negative binomial of size 12 (the history's total) with success probability 1 / (1 + 0.25).
    assert tail_below(np.array([1]), _prediction()) == pytest.approx([nbinom.cdf(1, 12, 1 / 1.25)])


def test_dispersion_widens_both_tails():
    count, plain, wide = np.array([60.0]), _prediction(total=240), _prediction(total=240, dispersion=3.0)
    # Mean 60 + what one contact adds; variance 3 · 1.25 times the mean.
    assert tail_above(np.array([90.0]), wide) > 10 * tail_above(np.array([90.0]), plain)
    assert tail_below(np.array([30.0]), wide) > 10 * tail_below(np.array([30.0]), plain)
    assert tail_above(count, wide) == pytest.approx([0.5], abs=0.06)


def test_a_negative_binomial_has_the_mean_and_variance_that_the_docstring_says():
    found = _prediction(total=100.0, weight=0.2, dispersion=2.5)
    upper = [float(tail_below(np.array([k]), found)[0]) for k in range(400)]
    chance = np.diff([0.0, *upper])
    mean = (chance * np.arange(400)).sum()
    variance = (chance * (np.arange(400) - mean) ** 2).sum()
    # m = 0.2 · 100; m · 2.5 · 1.2
    assert (mean, variance) == (pytest.approx(20.0, rel=1e-6), pytest.approx(60.0, rel=1e-6))


def test_nothing_is_never_too_many_and_nothing_before_never_too_few():
    assert tail_above(np.array([0.0]), _prediction()) == [1.0]
    assert tail_below(np.array([0.0]), _prediction(total=0.0)) == [1.0]


def test_a_tail_over_an_estimated_dispersion_is_read_in_the_t_distribution():
    # The normal tail of 1.96 is 0.025; that of t with 7 degrees of freedom at 1.96 is 0.0454.
    assert studentised(np.array([0.025]), np.array([7.0])) == pytest.approx([t.sf(1.959964, 7)])
    assert studentised(np.array([0.025]), np.array([1e9])) == pytest.approx([0.025], rel=1e-6)


@pytest.mark.parametrize("count", [3.0, 20.0, 31.0, 45.0, 90.0])
def test_the_interval_leaves_out_1_exactly_where_the_test_is_significant(count):
    found = _prediction(total=240, weight=0.125, dispersion=2.0, df=15.0)
    lower, upper = interval(np.array([count]), found)
    above, below = (studentised(tail(np.array([count]), found), found.df) for tail in (tail_above, tail_below))
    assert (lower > 1) == (above < 0.025)
    assert (upper < 1) == (below < 0.025)
    assert lower < count / 30 < upper


def test_the_interval_of_nothing_begins_at_0_and_over_nothing_has_no_upper_end():
    lower, upper = interval(np.array([0.0, 5.0]), Prediction(np.array([8.0, 0.0]), np.full(2, 0.125), np.ones(2), np.full(2, 10.0)))
    assert lower[0] == 0 < lower[1]
    assert np.isfinite(upper[0])
    assert upper[1] == np.inf
