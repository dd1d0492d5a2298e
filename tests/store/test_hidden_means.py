"""Means that are hidden of a channel or a reason cannot be had from all contacts, or journeys, and the others."""

import pytest

from cxtext import store

_MIN_CUSTOMERS = 3
# 40 weeks of 24 journeys of one contact and one customer each; channels, reasons and feelings by a hash, so that cells of all sizes come about.
_CONTACTS = """
INSERT INTO main.contacts (contact_id, source, source_contact_id, channel, language, started_at, customer_key, n_turns, n_customer_turns, file_id, run_id)
SELECT
    'c' || i, 'demo', i, ['call', 'call', 'call', 'chat', 'chat', 'email'][CAST(hash('channel' || i) % 6 AS INTEGER) + 1], 'nl',
    TIMESTAMPTZ '2026-01-05 09:00:00+00' + INTERVAL (7 * (i // 24)) DAY, 'k' || i, 1, 1, 'f', 'r',
FROM range(960) AS t(i)
"""
_JOURNEYS = """
INSERT INTO main.journeys
    (journey_id, customer_key, contact_reason, first_at, last_at, closes_at, days, n_contacts, n_needed, n_said, channels, n_channel_switches, solved)
SELECT
    'j' || source_contact_id,
    customer_key,
    ['invoice', 'invoice', 'invoice', 'delivery', 'delivery', 'outage'][CAST(hash(contact_id) % 6 AS INTEGER) + 1],
    started_at, started_at, started_at, 0, 1, 1, 0, ['call'], 0, 'yes',
FROM main.contacts
"""
_STEPS = """
INSERT INTO main.journey_contacts (journey_id, contact_id, step, relation, is_needed)
SELECT 'j' || source_contact_id, contact_id, 1, 'first', true FROM main.contacts
"""
_SCORES = """
INSERT INTO main.contact_scores (contact_id, sentiment_start, sentiment_peak, sentiment_end, peak_end, effort)
SELECT contact_id, felt, felt, felt, felt, CASE WHEN hash('effort' || contact_id) % 3 = 0 THEN 2 END
FROM (SELECT contact_id, CASE WHEN hash('felt' || contact_id) % 2 = 0 THEN 1 END AS felt FROM main.contacts)
"""
# What is behind a mean of all, and behind those of the parts that are told.
_LEFT = """
SELECT sum(n) FILTER (section = $all_of) AS n_all, coalesce(sum(n) FILTER (section = $parts), 0) AS n_told
FROM voc.weekly
WHERE section IN ($all_of, $parts) AND measure = $measure AND NOT suppressed AND value IS NOT NULL
GROUP BY week
HAVING n_all > 0
"""


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    with store.writer(tmp_path_factory.mktemp("means") / "warehouse.duckdb") as opened:
        store.migrate(opened)
        store.configure(opened, time_zone="Europe/Amsterdam", min_customers=_MIN_CUSTOMERS)
        for statement in (_CONTACTS, _JOURNEYS, _STEPS, _SCORES):
            opened.execute(statement)
        store.rebuild(opened)
        yield opened


@pytest.mark.parametrize("measure", ["mean_effort", "mean_end"])
@pytest.mark.parametrize(("all_of", "parts"), [("journey", "journey_reason"), ("volume", "channel")])
def test_no_mean_of_few_can_be_had_by_subtraction(con, all_of, parts, measure):
    left = [n_all - n_told for n_all, n_told in con.execute(_LEFT, {"all_of": all_of, "parts": parts, "measure": measure}).fetchall()]
    assert [n for n in left if 0 < n < _MIN_CUSTOMERS] == []
    assert sum(n >= _MIN_CUSTOMERS for n in left) > 5
    assert left.count(0) > 2
