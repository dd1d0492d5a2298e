"""What voc.context_week hides cannot be had from what it shows."""

import pytest

from cxtext import store

_MIN_CUSTOMERS = 3
# 40 weeks of 15 contacts, of 13 customers; phases and figures by a hash, so that cells of all sizes come about.
_CONTACTS = """
INSERT INTO main.contacts (contact_id, source, source_contact_id, channel, language, started_at, customer_key, n_turns, n_customer_turns, file_id, run_id)
SELECT
    'c' || i, 'demo', i, 'call', 'nl', TIMESTAMPTZ '2026-01-05 09:00:00+00' + INTERVAL (7 * (i // 15)) DAY, 'k' || (i // 15) || '-' || (i % 13), 1, 1, 'f', 'r'
FROM range(600) AS t(i)
"""
_TAGS = """
INSERT INTO main.tags (contact_id, kind, label, score, model)
SELECT 'c' || i, kind, list_extract(labels, CAST(hash(kind || i) % len(labels) AS INTEGER) + 1), 0.9, 'm'
FROM range(600) AS t(i), (VALUES
    ('phase', ['orientation', 'purchase', 'onboarding', 'usage', 'usage', 'usage', 'usage', 'leaving', 'leaving']),
    ('outcome', ['achieved', 'achieved', 'not_achieved', 'unknown'])
) AS v(kind, labels)
"""
_SCORES = """
INSERT INTO main.contact_scores (contact_id, sentiment_peak, sentiment_end, effort)
SELECT 'c' || i, feeling, feeling, CASE WHEN hash('effort' || i) % 2 = 0 THEN -2 END
FROM (SELECT i, CASE WHEN hash('end' || i) % 3 > 0 THEN 1 END AS feeling FROM range(600) AS t(i))
"""
# Customers behind the figures of each phase that are not shown, week by week; only weeks in which some are shown.
_LEFT = """
WITH cell AS (
    SELECT context.week, context.label, measure, NOT context.suppressed AND NOT list_contains(context.hidden, measure) AS is_shown
    FROM voc.context_week AS context, (VALUES ('mean_effort'), ('mean_end'), ('achieved_share')) AS v(measure)
    WHERE dimension = 'phase'
),
carried AS (
    SELECT outcome.week, label, customer, unnest([
        {measure: 'mean_effort', part: 'all', holds: effort IS NOT NULL},
        {measure: 'mean_end', part: 'all', holds: sentiment_end IS NOT NULL},
        {measure: 'achieved_share', part: 'achieved', holds: coalesce(is_achieved, false)},
        {measure: 'achieved_share', part: 'missed', holds: NOT coalesce(is_achieved, true)}
    ], recursive := true)
    FROM main.tags JOIN voc.contact_outcomes AS outcome USING (contact_id)
    WHERE kind = 'phase'
)
SELECT week, measure, part, count(DISTINCT customer) FILTER (holds AND NOT told) AS n_left, count(DISTINCT customer) FILTER (holds AND told) AS n_told
FROM (
    SELECT carried.*, cell.is_shown OR coalesce(rest.is_shown AND context.suppressed, false) AS told
    FROM carried
    JOIN cell USING (week, label, measure)
    JOIN voc.context_week AS context ON context.week = carried.week AND context.dimension = 'phase' AND context.label = carried.label
    LEFT JOIN cell AS rest ON rest.week = carried.week AND rest.label = 'rest' AND rest.measure = carried.measure
)
GROUP BY ALL
"""


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    with store.writer(tmp_path_factory.mktemp("contexts") / "warehouse.duckdb") as opened:
        store.migrate(opened)
        store.configure(opened, time_zone="Europe/Amsterdam", min_customers=_MIN_CUSTOMERS)
        for statement in (_CONTACTS, _TAGS, _SCORES):
            opened.execute(statement)
        store.rebuild(opened)
        yield opened


def test_no_figure_of_few_customers_can_be_had_by_subtraction(con):
    rows = con.execute(_LEFT).fetchall()
    left = [n_left for _, _, _, n_left, n_told in rows if n_told]
    assert [row for row in rows if 0 < row[3] < _MIN_CUSTOMERS and row[4]] == []
    assert sum(n >= _MIN_CUSTOMERS for n in left) > 10
    assert left.count(0) > 10


def test_the_rest_is_shown_only_where_it_is_of_two_labels_and_enough_customers(con):
    rows = con.execute("SELECT labels, customers, suppressed FROM voc.context_week WHERE dimension = 'phase' AND label = 'rest'").fetchall()
    assert {labels > 1 and customers >= _MIN_CUSTOMERS for labels, customers, suppressed in rows if not suppressed} == {True}
    assert {suppressed for _, _, suppressed in rows} == {True, False}
