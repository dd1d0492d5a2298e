import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cxtext.evaluate.metrics import CALIBRATION, F1, MACRO_F1, MICRO, N_BINS, POOLED_CALIBRATION, PRECISION, RECALL, SHARE, Score, with_interval

# Two contacts, two labels: TP, FP, FN.
COUNTS = np.array([[[2, 1, 0], [0, 0, 1]], [[1, 0, 1], [1, 0, 0]]], dtype=float)


def values(figure, counts=COUNTS):
    return [score.value for score in with_interval(figure, counts)]


def test_figures_of_each_label_add_up_the_contacts():
    # first label: TP 3, FP 1, FN 1; second: TP 1, FP 0, FN 1
    assert values(PRECISION) == [3 / 4, 1.0]
    assert values(RECALL) == [3 / 4, 1 / 2]
    assert values(F1) == pytest.approx([6 / 8, 2 / 3])


def test_n_is_what_a_figure_is_a_share_of():
    assert [score.n for score in with_interval(PRECISION, COUNTS)] == [4, 1]
    assert [score.n for score in with_interval(RECALL, COUNTS)] == [4, 2]


def test_micro_pools_labels_and_macro_averages_them():
    micro_f1 = MICRO[0]
    assert values(micro_f1) == pytest.approx([2 * 4 / (2 * 4 + 1 + 2)])
    assert values(MACRO_F1) == pytest.approx([(6 / 8 + 2 / 3) / 2])


def test_macro_leaves_out_labels_that_never_occur():
    never = np.array([[[0, 3, 0], [1, 0, 0]]], dtype=float)
    assert values(MACRO_F1, never) == [1.0]


def test_nothing_to_measure_is_no_zero():
    nothing = np.zeros((2, 1, 3))
    for figure in (PRECISION, RECALL, F1, MACRO_F1):
        assert with_interval(figure, nothing) == [Score(None, None, None, 0)]


def test_no_contacts_give_no_figures():
    assert with_interval(F1, np.zeros((0, 2, 3))) == [Score(None, None, None, 0)] * 2


def test_finding_nothing_where_there_is_something_has_recall_and_f1_of_zero_but_no_precision():
    missed = np.array([[[0, 0, 5]]], dtype=float)
    assert values(PRECISION, missed) == [None]
    assert values(RECALL, missed) == [0.0]
    assert values(F1, missed) == [0.0]


def test_interval_of_a_share_is_that_of_the_binomial():
    # 400 contacts with one case each, half of them right: 0.5 ± 1.96 · sqrt(0.25 / 400) = 0.5 ± 0.049
    counts = np.array([[[i % 2, 1]] for i in range(400)], dtype=float)
    score = with_interval(SHARE, counts)[0]
    assert score.lower == pytest.approx(0.451, abs=0.006)
    assert score.upper == pytest.approx(0.549, abs=0.006)


def test_turns_of_one_contact_are_drawn_together():
    apart = np.array([[[i % 2, 1]] for i in range(40)], dtype=float)
    together = np.array([[[10 * (i % 2), 10]] for i in range(4)], dtype=float)
    narrow, wide = with_interval(SHARE, apart)[0], with_interval(SHARE, together)[0]
    assert (narrow.value, narrow.n) == (wide.value, wide.n) == (0.5, 40)
    assert wide.upper - wide.lower > 2 * (narrow.upper - narrow.lower)


def test_three_of_three_right_is_no_certainty():
    # Wilson: z² / (n + z²) = 3.8416 / 6.8416 = 0.5615
    all_right, none_right = (with_interval(SHARE, np.array([[[hit, 1]]] * 3, dtype=float))[0] for hit in (1, 0))
    assert (all_right.lower, all_right.upper) == (pytest.approx(1 - 0.5615, abs=1e-4), 1.0)
    assert (none_right.lower, none_right.upper) == (0.0, pytest.approx(0.5615, abs=1e-4))


def test_calibration_error_weighs_bins_by_their_cases():
    bins = np.zeros((1, 2, N_BINS, 3))
    bins[0, 0, 9] = (4, 3.8, 3)  # score 0.95, right 0.75
    bins[0, 0, 1] = (6, 0.9, 0)  # score 0.15, never right
    bins[0, 1, 5] = (10, 5.5, 5.5)
    assert values(CALIBRATION, bins) == pytest.approx([(0.8 + 0.9) / 10, 0.0])
    assert values(POOLED_CALIBRATION, bins) == pytest.approx([(0.8 + 0.9) / 20])


@given(arrays(np.int64, (5, 2, 3), elements=st.integers(0, 4)))
def test_a_figure_lies_between_zero_and_one_with_its_interval_in_order(counts):
    for figure in (PRECISION, RECALL, F1, MACRO_F1, *MICRO):
        for score in with_interval(figure, counts.astype(float)):
            if score.value is not None:
                assert 0 <= score.lower <= score.upper <= 1
                assert 0 <= score.value <= 1
