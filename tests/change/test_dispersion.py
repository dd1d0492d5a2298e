import numpy as np
import pytest

from cxtext.change.dispersion import FAMILY_WEIGHT, dispersion


def _one(*counts, exposure=None):
    past = np.array([counts], dtype=float)
    return dispersion(past, np.ones_like(past) if exposure is None else np.array([exposure], dtype=float))


def test_pearsons_estimate_of_a_label_alone():
    # Mean 10, squares of the deviations 36 + 0 + 0 + 36 = 72, over the mean 7.2, over 3 degrees of freedom 2.4.
    factor, df = _one(4, 10, 10, 16)
    assert (factor, df) == (pytest.approx([2.4]), pytest.approx([3.0]))


def test_counts_that_vary_less_than_chance_are_taken_as_chance():
    assert _one(10, 10, 10, 10)[0] == [1.0]


def test_a_week_of_half_the_exposure_is_expected_to_have_half_the_contacts():
    assert _one(10, 5, 10, 5, exposure=[2, 1, 2, 1])[0] == [1.0]


def test_an_unknown_week_is_left_out():
    factor, df = _one(4, np.nan, 10, 10, 16, exposure=[1, np.nan, 1, 1, 1])
    assert (factor, df) == (pytest.approx([2.4]), pytest.approx([3.0]))


def test_a_label_is_drawn_towards_its_family_by_so_many_weeks():
    past = np.array([[4.0, 10, 10, 16], [10, 10, 10, 10]])
    factor, df = dispersion(past, np.ones_like(past))
    # Beyond chance: 1.4 and -1, over means of 10 and 10: 0.02 of the mean, so 1.2 for both; weight 8 · (1 - 1/2) = 4 beside 3 degrees of freedom.
    assert df == pytest.approx([7.0, 7.0])
    assert FAMILY_WEIGHT == 8
    assert factor == pytest.approx([(3 * 2.4 + 4 * 1.2) / 7, 1.0])


def test_the_family_expects_more_of_a_larger_label():
    rng = np.random.default_rng(3)
    rates = np.repeat([5.0, 500.0], 40)[:, None] * rng.gamma(50, 1 / 50, (80, 8))  # a twentieth and ten times chance: variance m + m² / 50
    factor, _ = dispersion(rng.poisson(rates).astype(float), np.ones((80, 8)))
    assert factor[:40].mean() < 1.6
    assert 7 < factor[40:].mean() < 15


def test_a_label_without_a_contact_has_that_of_its_family():
    past = np.array([[40.0, 100, 100, 160], [0, 0, 0, 0]])
    factor, _ = dispersion(past, np.ones_like(past))
    assert factor[1] == 1.0  # its mean is 0, and the family's variance beyond chance goes with the mean
    assert np.isfinite(factor).all()
