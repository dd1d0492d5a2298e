"""The tables by month count what the tables by week count, over calendar months."""

import re
from datetime import date

import pytest

from cxtext import store
from cxtext.store.definitions import definitions

_MONTHLY = [definition for definition in definitions() if definition.period == "month"]
_CONTACTS = """
INSERT INTO main.contacts (contact_id, source, source_contact_id, channel, language, started_at, customer_key, n_turns, n_customer_turns, file_id, run_id)
SELECT 'c' || i, 'demo', i, 'call', 'nl', TIMESTAMPTZ '2026-09-10 09:00:00+00' + INTERVAL (i) DAY, 'k' || i, 1, 1, 'f', 'r' FROM range(60) AS t(i)
"""
_TAGS = """
INSERT INTO main.tags
SELECT 'c' || i, 0, 'pain_point', 'waiting', 0.9, 3, 0, 5, 'wacht', 'm' FROM range(60) AS t(i) WHERE i % 2 = 0
"""


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    with store.writer(tmp_path_factory.mktemp("months") / "warehouse.duckdb") as opened:
        store.migrate(opened)
        store.configure(opened, time_zone="Europe/Amsterdam", min_customers=1)
        opened.execute(_CONTACTS)
        opened.execute("INSERT INTO main.turn_scores SELECT 'c' || i, 0, -1, [], NULL, 2, 'm' FROM range(60) AS t(i)")
        opened.execute(_TAGS)
        store.rebuild(opened)
        yield opened


def test_nothing_of_a_table_by_month_says_week_or_steps_by_seven_days():
    assert len(_MONTHLY) == 5
    texts = [(part.name, text) for part in _MONTHLY for text in (part.query, part.schema, part.grain, *part.columns, *part.columns.values())]
    assert [(name, text) for name, text in texts if re.search(r"week|monday|\b7\b", text, re.IGNORECASE)] == []


def test_a_month_has_the_contacts_of_its_days(con):
    # 60 days from 10 September: 21 in September, 31 in October, 8 in November.
    rows = con.execute("SELECT month, value FROM voc.monthly WHERE section = 'volume' AND measure = 'contacts' ORDER BY month").fetchall()
    assert rows == [(date(2026, 9, 1), 21), (date(2026, 10, 1), 31), (date(2026, 11, 1), 8)]


def test_a_month_is_compared_with_the_month_before(con):
    measures = ["contacts", "previous_contacts", "change", "months_present"]
    query = "SELECT measure, value FROM voc.monthly WHERE label = 'waiting' AND month = '2026-10-01' AND list_contains($measures, measure)"
    found = dict(con.execute(query, {"measures": measures}).fetchall())
    # Every other day: 11 of 21 in September, 15 of 31 in October.
    assert found == {"contacts": 15, "previous_contacts": 11, "change": pytest.approx(15 / 31 - 11 / 21), "months_present": 2}


def test_weeks_and_months_count_the_same_contacts(con):
    query = "SELECT (SELECT sum(contacts) FROM voc.label_week WHERE label = 'waiting'), (SELECT sum(contacts) FROM voc.label_month WHERE label = 'waiting')"
    assert con.execute(query).fetchone() == (30, 30)


def test_months_that_did_not_change_are_not_written_again(con, caplog):
    caplog.set_level("INFO", "cxtext")
    store.rebuild(con)
    con.execute("UPDATE main.contacts SET duration_s = 60 WHERE contact_id = 'c59'")
    store.rebuild(con)
    assert caplog.messages == ["0 weeks and 0 months written", "1 weeks and 1 months written"]
