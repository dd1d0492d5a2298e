"""What is on record of deliveries."""

from datetime import UTC, date, datetime

import pytest

from cxtext import store
from cxtext.errors import WarehouseError
from cxtext.period import ReportPeriod

_WEEK = ReportPeriod("week", date(2026, 11, 9))


def _begin(con, attempt_id, **fields):
    given = {"run_id": "r1", "delivery": "directie", "kind": "mail", "place": "2 recipients by mail.example.nl:587", "grain": "week"}
    given |= {"first_day": _WEEK.first, "language": "nl", "files": ("html",), "digest": "d1"}
    store.begin_attempt(con, store.Attempt(attempt_id=attempt_id, **(given | fields)))


def _sent(con, attempt_id, **fields):
    _begin(con, attempt_id, **fields)
    store.end_attempt(con, attempt_id, result="sent")


def test_the_last_time_that_it_got_there_counts_and_how_often(shop):
    _sent(shop.con, "a1", digest="d1")
    _sent(shop.con, "a2", digest="d2", place="3 recipients by mail.example.nl:587")
    _sent(shop.con, "a3", grain="month", first_day=date(2026, 11, 1))
    (row,) = store.sent_before(shop.con, _WEEK)
    assert (row.delivery, row.kind, row.place, row.digest, row.times) == ("directie", "mail", "3 recipients by mail.example.nl:587", "d2", 2)
    assert row.at.startswith(f"{datetime.now(UTC):%Y-%m-}")


def test_an_attempt_that_failed_or_was_killed_got_nowhere(shop):
    _begin(shop.con, "a1")
    store.end_attempt(shop.con, "a1", result="failed", detail="the folder is not there", fix="make it")
    _begin(shop.con, "a2")  # killed: its end was never recorded
    assert store.sent_before(shop.con, _WEEK) == ()
    assert shop.rows("SELECT attempt_id, result, finished_at IS NULL FROM ops.deliveries ORDER BY ALL") == [("a1", "failed", False), ("a2", "sending", True)]


def test_a_delivery_is_failing_until_it_gets_there(shop):
    _begin(shop.con, "a1")
    store.end_attempt(shop.con, "a1", result="failed", detail="the folder is not there", fix="make it")
    assert store.failing_deliveries(shop.con) == (store.Failing("directie", "mail", _WEEK, "the folder is not there", "make it"),)
    _sent(shop.con, "a2", grain="month", first_day=date(2026, 11, 1))  # says nothing of the week
    assert [failing.period for failing in store.failing_deliveries(shop.con)] == [_WEEK]
    _sent(shop.con, "a3")
    assert store.failing_deliveries(shop.con) == ()


def test_what_went_out_with_quotes_about_some_periods(shop):
    month = ReportPeriod("month", date(2026, 11, 1))
    _sent(shop.con, "a1")
    _sent(shop.con, "a2", delivery="share", kind="folder", place="/share", files=("html", "xlsx"), grain="month", first_day=month.first)
    _begin(shop.con, "a3", delivery="killed")  # nobody knows whether it got there
    _begin(shop.con, "a4", delivery="failed")
    store.end_attempt(shop.con, "a4", result="failed")
    _sent(shop.con, "a5", delivery="team", kind="slack", files=())
    _sent(shop.con, "a6", delivery="figures", kind="folder", files=("csv",))
    found = store.gone_out(shop.con, (_WEEK, month))
    assert [(gone.delivery, gone.kind, gone.period) for gone in found] == [("share", "folder", month), ("directie", "mail", _WEEK), ("killed", "mail", _WEEK)]
    assert store.gone_out(shop.con, (_WEEK.back(1),)) == ()


def test_a_warehouse_of_an_older_version_says_what_to_do(shop):
    store.require_current(shop.con)
    shop.con.execute("DROP TABLE ops.deliveries")
    shop.con.execute("DELETE FROM ops.migrations WHERE number = 12")
    for ask in (lambda: store.sent_before(shop.con, _WEEK), lambda: store.require_current(shop.con)):
        with pytest.raises(WarehouseError) as caught:
            ask()
        assert "`cxtext run`" in caught.value.fix


def test_tables_of_an_older_version_are_told_also_where_no_migration_came_since(shop):
    shop.con.execute("UPDATE ops.definitions SET digest = 'of an older version' WHERE name = 'voc.journey_paths'")
    with pytest.raises(WarehouseError, match="made by an older version"):
        store.require_current(shop.con)


def test_a_delivery_that_is_cut_short_leaves_the_night_whole(shop):
    for run_id, kind in (("r1", "nightly"), ("r2", "deliver")):
        store.start_run(shop.con, run_id, kind=kind, versions={}, config_sha256="")
        if kind == "nightly":
            store.finish_run(shop.con, run_id, status="done", counts={})
    assert not store.is_cut_short(shop.con)
    store.start_run(shop.con, "r3", kind="backfill", versions={}, config_sha256="")
    assert store.is_cut_short(shop.con)
