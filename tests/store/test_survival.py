import duckdb
import pytest

from cxtext.store.survival import offer_survival, solved_shares


def _shares(times, is_solved, at):
    return [point["share"] for point in solved_shares(times, is_solved, at)]


def test_without_censoring_it_is_the_plain_share():
    assert _shares([1, 1, 2, 4], [True] * 4, [1, 2, 3, 4]) == [0.5, 0.75, 0.75, 1.0]


def test_an_open_journey_counts_as_far_as_it_is_known():
    # At 1: five are known, two solved: 3/5. At 2: two of them left (the open one was known until 1.5): S = 3/5 × 1/2.
    points = solved_shares([1, 1, 2, 3, 1.5], [True, True, True, True, False], [1, 2])
    assert [(point["share"], point["n_at_risk"]) for point in points] == [(pytest.approx(0.4), 5), (pytest.approx(0.7), 2)]


def test_leaving_open_journeys_out_would_promise_too_much():
    naive = _shares([1, 1, 3], [True] * 3, [1])[0]
    assert _shares([1, 1, 3, 1.5, 1.5], [True, True, True, False, False], [1])[0] < naive


def test_a_journey_of_which_nothing_is_known_is_no_journey_at_risk():
    assert solved_shares([0.5, 0.5], [False, False], [1]) == [{"up_to": 1, "share": None, "lower": None, "upper": None, "n_at_risk": 0}]


@pytest.mark.parametrize(("is_solved", "share", "lower", "upper"), [(True, 1.0, 0.5655, 1.0), (False, 0.0, 0.0, 0.4345)])
def test_where_all_or_none_are_solved_the_interval_is_wilsons(is_solved, share, lower, upper):
    # Wilson for 5 of 5: lower 5 / (5 + 1.96²) = 0.5655.
    (point,) = solved_shares([1.0] * 5 if is_solved else [2.0] * 5, [is_solved] * 5, [1])
    assert (point["share"], point["n_at_risk"]) == (share, 5)
    assert (point["lower"], point["upper"]) == (pytest.approx(lower, abs=1e-4), pytest.approx(upper, abs=1e-4))


def test_past_the_last_known_journey_nothing_is_told():
    assert _shares([1, 2], [True, False], [1, 2, 3]) == [0.5, 0.5, None]


def test_sql_calls_it_and_offering_it_twice_does_no_harm():
    with duckdb.connect() as con:
        offer_survival(con)
        offer_survival(con)
        assert con.execute("SELECT kaplan_meier([1.0, 2], [true, true], [1.0])[1].share").fetchall() == [(0.5,)]
