"""The floor under the least similarity: it may fall to what chance gives, and no further."""

import numpy as np
import pyarrow as pa
import pytest

from cxtext.tag.topics.chance import chance_similarity, reach_of

RNG = np.random.default_rng(1)
N = 200
CONTACTS = pa.chunked_array([[f"c{i:03d}" for i in range(N)]])


def _unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _reach(similarity, *, floor, standing=None):
    return reach_of(np.array(similarity, dtype=np.float32), CONTACTS, standing, floor=floor, wanted=0.3, max_outliers=0.1)


def test_segments_at_right_angles_are_near_no_random_group():
    # A group of two holds one of 500 axes: all but one in 250 segments have a cosine of 0 with it.
    assert chance_similarity(np.eye(500, dtype=np.float32), group_size=2, seed=1) == 0


def test_segments_that_are_all_alike_are_as_near_as_can_be():
    assert chance_similarity(np.ones((50, 1), dtype=np.float32), group_size=5, seed=1) == pytest.approx(1)


def test_chance_in_many_dimensions_is_small_and_the_same_again():
    vectors = _unit(RNG.normal(size=(1000, 100)))
    # A cosine of two random directions in 100 dimensions has a deviation of 0.1; seven in ten lie under 0.52 of them.
    found = chance_similarity(vectors, group_size=10, seed=7)
    assert found == pytest.approx(0.052, abs=0.01)
    assert chance_similarity(vectors, group_size=10, seed=7) == found


def test_too_few_segments_to_draw_from_give_no_floor():
    assert chance_similarity(np.eye(3, dtype=np.float32), group_size=5, seed=1) == 0


# Four in five segments are near a topic (0.6), one in five is not.
def test_it_falls_where_the_rest_is_nearer_than_chance():
    assert _reach([0.6] * 160 + [0.25] * 40, floor=0.2) == pytest.approx(0.25)  # only so are at most one in twenty left out


def test_it_stays_at_the_floor_where_the_rest_is_not_and_more_are_left_out():
    assert _reach([0.6] * 160 + [0.05] * 40, floor=0.2) == pytest.approx(0.2)  # one in five is left out, and counted


def test_it_does_not_fall_where_few_enough_are_left_out():
    assert _reach([0.6] * 195 + [0.05] * 5, floor=0.2) == pytest.approx(0.3)


def test_a_standing_one_stays_while_it_does_and_not_under_the_floor():
    rest = [0.6] * 160 + [0.25] * 40
    assert _reach(rest, floor=0.1, standing=0.22) == 0.22  # a hundredth or five under what a new one would be: no contact moves
    assert _reach(rest, floor=0.24, standing=0.22) == pytest.approx(0.25)
    assert _reach([0.6] * 160 + [0.05] * 40, floor=0.2, standing=0.06) == pytest.approx(0.2)  # of a model from before there was a floor
