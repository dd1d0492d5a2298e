"""voc.change on a warehouse: holidays, missing days, and what the exported figures must not reveal."""

from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest

from cxtext import store

_FIRST = date(2026, 11, 16)  # a Monday; in the sixth week it is Christmas
_CHRISTMAS = date(2026, 12, 25)


def _fill(con, days):
    """Put so many contacts on each day, each of a customer of its own; the first half of them waits."""
    rows = [
        {"contact_id": f"{day}-{n}", "started_at": datetime(day.year, day.month, day.day, 9, tzinfo=UTC), "customer_key": f"k{day}-{n}", "waits": n < waits}
        for day, (contacts, waits) in days.items()
        for n in range(contacts)
    ]
    con.register("given", pa.Table.from_pylist(rows))
    same = "'demo' AS source, contact_id AS source_contact_id, 'chat' AS channel, 'nl' AS language, 1 AS n_turns, 1 AS n_customer_turns, 'f1' AS file_id"
    con.execute(f"INSERT INTO main.contacts BY NAME SELECT contact_id, started_at, customer_key, 'r1' AS run_id, {same} FROM given")
    con.execute("INSERT INTO main.turn_scores SELECT contact_id, 0, 0, [], NULL, NULL, 'm' FROM given")
    con.execute("INSERT INTO main.tags SELECT contact_id, 0, 'pain_point', 'waiting', 1, 1, 0, 1, 'w', 'm' FROM given WHERE waits")


def _weekdays(weeks, *, contacts=20, waits=10):
    return {_FIRST + timedelta(days=7 * week + day): (contacts, waits) for week in range(weeks) for day in range(5)}


def _volume(shop):
    query = "SELECT contacts, expected, holidays, missing_days, verdict FROM voc.change WHERE kind = 'volume' ORDER BY week DESC LIMIT 1"
    return shop.rows(query)[0]


@pytest.mark.parametrize(("country", "expected", "holidays"), [("NL", 86, 1), ("", 104, 0)])
def test_a_holiday_counts_as_a_sunday_where_the_calendar_knows_it(shop, country, expected, holidays):
    # Twenty a weekday and two a day of the weekend make 104; at Christmas, a Friday, two come: 86.
    days = {_FIRST + timedelta(days=n): (2 if n % 7 >= 5 else 20, 0) for n in range(42)} | {_CHRISTMAS: (2, 0)}
    _fill(shop.con, days)
    store.configure(shop.con, time_zone="Europe/Amsterdam", sections={"weeks": {"holidays": country}})
    store.rebuild(shop.con)
    assert _volume(shop) == (86, expected, holidays, 0, "steady")


def test_a_day_that_is_closed_for_a_holiday_is_not_missing(shop):
    _fill(shop.con, {day: counts for day, counts in _weekdays(6).items() if day != _CHRISTMAS} | {_FIRST + timedelta(days=40): (1, 0)})
    store.rebuild(shop.con)
    assert _volume(shop)[2:4] == (1, 0)


def test_a_day_that_never_came_is_missing_and_not_a_fall(shop):
    days = {_FIRST + timedelta(days=-70 + 7 * week + day): (20, 10) for week in range(8) for day in range(5)}
    del days[max(days) - timedelta(days=1)]
    _fill(shop.con, days)
    store.rebuild(shop.con)
    # 80 of four days where 100 of five would be: a fifth less, and exactly what is to be expected.
    assert _volume(shop) == (80, 80, 0, 1, "steady")


def test_a_label_that_doubles_is_rising_and_weekly_has_its_figures(shop):
    _fill(shop.con, _weekdays(8) | {_FIRST + timedelta(days=56 + day): (20, 20) for day in range(5)})
    store.rebuild(shop.con)
    week = _FIRST + timedelta(weeks=8)
    query = (
        f"SELECT measure, value, suppressed FROM voc.weekly WHERE section = 'pain_point' AND week = '{week}' AND measure IN ('expected', 'ratio', 'verdict')"
    )
    assert sorted(shop.rows(query)) == [("expected", 50, False), ("ratio", 2, False), ("verdict", 1, False)]


def test_a_sum_of_which_few_hidden_customers_are_a_part_is_hidden_and_the_verdict_is_not(shop):
    # One week with three customers who wait: with the other weeks known, the sum would tell them.
    days = _weekdays(9)
    days |= {_FIRST + timedelta(days=28 + day): (20, 3 if day == 0 else 0) for day in range(5)}
    _fill(shop.con, days)
    store.rebuild(shop.con)
    query = "SELECT measure, suppressed FROM voc.weekly WHERE section = 'pain_point' AND week = ? AND measure IN ('expected', 'ratio', 'q_value', 'verdict')"
    found = dict(shop.con.execute(query, [_FIRST + timedelta(weeks=6)]).fetchall())
    assert found == {"expected": True, "ratio": True, "q_value": True, "verdict": False}


def test_a_source_of_a_warehouse_that_ends_midweek_has_no_missing_days(shop):
    days = {day: counts for day, counts in _weekdays(2).items() if day < _FIRST + timedelta(days=9)}
    _fill(shop.con, days)
    store.rebuild(shop.con)
    # Two of five days have come: 40 contacts where 100 were the week before.
    assert _volume(shop)[:4] == (40, 40, 0, 0)


def test_an_empty_warehouse_has_no_changes(shop):
    store.rebuild(shop.con)
    assert shop.rows("SELECT count(*) FROM voc.change") == [(0,)]
