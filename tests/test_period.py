from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxtext.errors import UnknownId
from cxtext.period import ReportPeriod, by_month

DAYS = st.dates(date(2000, 1, 3), date(2100, 1, 1))
GRAINS = st.sampled_from(["week", "month"])


@pytest.mark.parametrize(
    ("name", "grain", "first", "last"),
    [
        ("2026-W46", "week", date(2026, 11, 9), date(2026, 11, 15)),
        ("2026-W53", "week", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-10", "month", date(2026, 10, 1), date(2026, 10, 31)),
        ("2028-02", "month", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_name_gives_its_first_and_last_day(name, grain, first, last):
    period = ReportPeriod.named(name, grain, where="--x")
    assert (period.first, period.last, period.name) == (first, last, name)


@pytest.mark.parametrize(
    ("name", "grain"),
    [("2026-W54", "week"), ("2025-W53", "week"), ("2026-W00", "week"), ("2026-10", "week"), ("0000-W01", "week"), ("2026-W46", "month"), ("2026-13", "month")],
)
def test_what_is_no_week_or_month_is_refused_with_an_example(name, grain):
    with pytest.raises(UnknownId, match="2026-W46" if grain == "week" else "2026-10") as caught:
        ReportPeriod.named(name, grain, where="--compare")
    assert "--compare" in str(caught.value)


@given(DAYS, GRAINS)
def test_a_day_lies_in_its_period_and_the_next_begins_where_it_ends(day, grain):
    period = ReportPeriod.around(day, grain)
    assert period.first <= day <= period.last
    assert period.back(-1).first == period.last + timedelta(days=1)
    assert ReportPeriod.named(period.name, grain, where="--x") == period


@given(DAYS, GRAINS, st.integers(0, 60))
def test_back_and_forth_is_where_one_was(day, grain, n):
    period = ReportPeriod.around(day, grain)
    assert period.back(n).back(-n) == period


def test_a_query_over_weeks_becomes_one_over_months():
    week = "SELECT week, weeks_back FROM voc.label_week WHERE week = main.week_of(x) + INTERVAL 7 DAY"
    assert by_month(week) == "SELECT month, months_back FROM voc.label_month WHERE month = main.month_of(x) + INTERVAL 1 MONTH"
