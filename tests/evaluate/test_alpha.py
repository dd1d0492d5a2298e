import numpy as np
import pytest

from cxtext.evaluate.alpha import alpha_of_numbers, alpha_of_sets, masi

YES, NO = frozenset({"billing"}), frozenset()


def test_alpha_is_what_krippendorff_works_out_by_hand():
    # Krippendorff 2011, "Computing Krippendorff's alpha-reliability", part A: ten binary units of two readers, alpha 0.095.
    first, second = "0100000001", "1110010000"
    pairs = [[(YES if a == "1" else NO, YES if b == "1" else NO)] for a, b in zip(first, second, strict=True)]
    score = alpha_of_sets(pairs)
    assert score.value == pytest.approx(0.095, abs=5e-4)
    assert score.lower < score.value < score.upper
    assert score.n == 5  # units to which one of the readers gave the label: 1, 2, 3, 6 and 10


def test_alpha_of_numbers_weighs_how_far_they_lie_apart():
    near, far = ([[(-3.0, -3.0)], [(0.0, 0.0)], [(2.0, value)]] for value in (3.0, -3.0))
    # near: values -3 -3 0 0 2 3, mean of squared differences: observed 1/3, expected by chance from all 30 ordered pairs
    values = [-3, -3, 0, 0, 2, 3]
    expected = sum((a - b) ** 2 for a in values for b in values) / 30
    assert alpha_of_numbers(near).value == pytest.approx(1 - (1 / 3) / expected)
    assert alpha_of_numbers(far).value < alpha_of_numbers(near).value


def test_where_nobody_could_have_disagreed_there_is_no_alpha():
    assert alpha_of_sets([[(NO, NO)], [(NO, NO)]]).value is None
    assert alpha_of_sets([]).value is None
    assert alpha_of_numbers([[], []]).value is None


def test_the_turns_of_a_contact_are_drawn_together():
    # All agreement lies in one contact and all disagreement in the other, so draws reach from full agreement to none.
    score = alpha_of_sets([[(YES, YES), (NO, NO)] * 10, [(YES, NO), (NO, YES)] * 10])
    assert score.lower < -0.9
    assert score.upper == 1.0


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("", "", 0.0),
        ("x", "", 1.0),
        ("x", "y", 1.0),
        ("x", "xy", 1 - 2 / 3 * 1 / 2),  # one holds the other
        ("xy", "yz", 1 - 1 / 3 * 1 / 3),  # they share a part
    ],
)
def test_sets_lie_apart_by_what_they_share(a, b, apart):
    assert masi(frozenset(a), frozenset(b)) == pytest.approx(apart)
    assert masi(frozenset(b), frozenset(a)) == pytest.approx(apart)


def test_the_interval_stays_the_same_from_run_to_run():
    rng = np.random.default_rng(1)
    pairs = [[(YES if a else NO, YES if b else NO) for a, b in rng.random((4, 2)) < 0.5] for _ in range(12)]
    assert alpha_of_sets(pairs) == alpha_of_sets(pairs)
