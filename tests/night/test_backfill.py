"""Tagging stored contacts anew."""

import json
from datetime import date

import pytest

from cxtext import store
from cxtext.errors import UnknownId, WarehouseError
from pipelines.backfill import backfill

_KEPT = (
    "FROM main.turns ORDER BY ALL",
    "SELECT * EXCLUDE (run_id) FROM main.contacts ORDER BY ALL",
    "FROM main.contact_topics ORDER BY ALL",
    "FROM main.segments ORDER BY ALL",
    "FROM ops.labels",
)


def _backfill(house, since, until=None):
    return backfill.fn(since, until, home=house.home.root, config=house.config_file)


@pytest.fixture
def three(house):
    """Contacts of three days, a correction of a person, and tags as an older model gave them."""
    days = ("2026-11-02", "2026-11-03", "2026-11-04")
    house.put("a.jsonl", *(house.contact(f"c-{day}", started_at=f"{day}T23:30:00+01:00") for day in days))
    house.night()
    with store.writer(house.home.warehouse) as con:
        con.execute("UPDATE main.turn_scores SET model = 'older'")
        con.execute("INSERT INTO ops.labels SELECT contact_id, 1, 'pain_point', 'waiting', 0, 3, 'right', 'a', now() FROM main.contacts LIMIT 1")
    return house


def _by_day(house):
    query = "SELECT strftime(started_at, '%d'), model = 'older' FROM main.turn_scores JOIN main.contacts USING (contact_id) ORDER BY 1"
    return dict(house.rows(query))


def test_the_days_asked_for_are_tagged_anew_and_nothing_else_changes(three):
    with store.reader(three.home.warehouse) as con:
        before = [con.execute(query).fetchall() for query in _KEPT]
    assert _backfill(three, date(2026, 11, 3), date(2026, 11, 3)) == 1
    assert _by_day(three) == {"02": True, "03": False, "04": True}
    assert [three.rows(query) for query in _KEPT] == before
    ((kind, status, counts),) = three.rows("SELECT kind, status, counts FROM ops.runs ORDER BY run_id DESC LIMIT 1")
    assert (kind, status, json.loads(counts)) == ("backfill", "done", {"retagged": 1})


def test_a_long_period_is_tagged_a_run_of_days_at_a_time(three):
    three.config += "batch_contacts = 2\n"
    with store.reader(three.home.warehouse) as con:
        periods = store.periods(con, since=date(2026, 11, 1), until=None, zone="Europe/Amsterdam", size=2)
    assert [(period.first.day, period.last.day, period.contacts) for period in periods] == [(2, 3, 2), (4, 4, 1)]
    assert _backfill(three, date(2026, 11, 1)) == 3
    assert _by_day(three) == {"02": False, "03": False, "04": False}


def test_a_period_without_contacts_or_back_to_front(three):
    assert _backfill(three, date(2027, 1, 1)) == 0
    with pytest.raises(UnknownId, match="before it starts"):
        _backfill(three, date(2026, 11, 3), date(2026, 11, 1))


def test_without_a_warehouse_there_is_nothing_to_tag(house):
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        _backfill(house, date(2026, 11, 1))
