from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

_ONE_SHOP = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _interval(shop, function, *values):
    marks = ", ".join("?" for _ in values)
    return shop.con.execute(f"SELECT {function}_lower({marks}), {function}_upper({marks})", [*values, *values]).fetchone()


@pytest.mark.parametrize(
    ("counts", "published"),
    # R. G. Newcombe (1998), Statistics in Medicine 17:873-890, table II, method 10, contrasts a, c, d and f.
    [((56, 70, 48, 80), (0.0524, 0.3339)), ((6, 7, 2, 7), (0.0582, 0.8062)), ((5, 56, 0, 29), (-0.0381, 0.1926)), ((0, 10, 0, 10), (-0.2775, 0.2775))],
)
def test_the_interval_of_a_difference_is_the_published_one(shop, counts, published):
    assert _interval(shop, "difference", *counts) == pytest.approx(published, abs=6e-5)


@_ONE_SHOP
@given(n=st.integers(1, 5000), data=st.data())
def test_the_interval_of_a_share_is_that_of_scipy(shop, n, data):
    hits = data.draw(st.integers(0, n))
    reference = binomtest(hits, n).proportion_ci(0.95, method="wilson")
    assert _interval(shop, "wilson", hits, n) == pytest.approx((reference.low, reference.high), abs=1e-9)


def test_there_is_no_interval_without_contacts(shop):
    assert _interval(shop, "wilson", 0, 0) == (None, None)
    assert _interval(shop, "difference", 1, 3, 0, 0) == (None, None)


@_ONE_SHOP
@given(moment=st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_the_week_of_a_moment_is_the_monday_before_it_in_amsterdam(shop, moment):
    local = moment.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    assert shop.con.execute("SELECT week_of(?)", [moment]).fetchone() == (local - timedelta(days=local.weekday()),)


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        ("2026-10-25 00:30:00+00", date(2026, 10, 19)),  # the hour that comes twice, first time
        ("2026-10-25 01:30:00+00", date(2026, 10, 19)),  # and second time
        ("2026-10-25 22:59:59+00", date(2026, 10, 19)),
        ("2026-10-25 23:00:00+00", date(2026, 10, 26)),
        ("2027-01-03 23:00:00+00", date(2027, 1, 4)),  # after 2026-W53
    ],
)
def test_weeks_around_the_change_of_the_clock(shop, moment, monday):
    assert shop.con.execute("SELECT week_of(?::TIMESTAMPTZ)", [moment]).fetchone() == (monday,)
