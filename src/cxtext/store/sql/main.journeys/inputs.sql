-- What decides journeys: one contact with a customer a row. number counts the contacts of its customer, from 1.
CREATE OR REPLACE TEMP TABLE journey_inputs AS
WITH
tag AS (
    SELECT
        contact_id,
        any_value(label) FILTER (kind = 'contact_reason') AS contact_reason,
        any_value(label) FILTER (kind = 'outcome') AS outcome,
        bool_or(kind IN ('effort_signal', 'pain_point') AND label = 'repeat_contact') AS says_repeat,
        bool_or(
            (kind = 'effort_signal' AND label IN ('chasing', 'transfer', 'channel_switch'))
            OR (kind = 'pain_point' AND label IN ('broken_promise', 'unresolved'))
        ) AS says_unfinished,
    FROM main.tags
    GROUP BY contact_id
),
topic AS (
    SELECT contact_id, list_sort(list(topic_id)) AS topics, any_value(topic_id) FILTER (is_main) AS topic_id
    FROM main.contact_topics
    GROUP BY contact_id
),
mention AS (
    SELECT
        contact_id,
        bool_or(kind = 'earlier_contact') AS names_earlier,
        bool_or(kind = 'company_contact') AS names_company,
        max(n_earlier) AS n_earlier,
        list_sort(list({channel: channel, days_ago: days_ago, weekday: weekday, month_day: month_day}) FILTER (
            kind = 'earlier_contact' AND (days_ago IS NOT NULL OR weekday IS NOT NULL OR month_day IS NOT NULL)
        )) AS moments,
    FROM main.mentions
    GROUP BY contact_id
),
turn AS (
    SELECT contact_id, arg_min(role, seq) AS first_role, max("at") AS last_at FROM main.turns GROUP BY contact_id
),
contact AS (
    SELECT
        contact.contact_id,
        customer_key,
        channel,
        started_at,
        greatest(started_at, coalesce(ended_at, started_at + to_seconds(duration_s), turn.last_at, started_at)) AS ended_at,
        tag.contact_reason,
        tag.outcome,
        topic.topics,
        topic.topic_id,
        coalesce(tag.says_repeat, false) AS says_repeat,
        coalesce(tag.says_unfinished, false) AS says_unfinished,
        coalesce(mention.names_earlier, false) AS names_earlier,
        mention.n_earlier,
        mention.moments,
        -- A mail thread that the company begins, a contact that its system calls outbound, and one in which it says so.
        coalesce(mention.names_company, false)
            OR (channel = 'email' AND turn.first_role IS NOT DISTINCT FROM 'agent')
            OR coalesce(lower(coalesce(metadata ->> 'originatingDirection', metadata ->> 'direction')) = 'outbound', false) AS is_company,
    FROM main.contacts AS contact
    LEFT JOIN tag ON tag.contact_id = contact.contact_id
    LEFT JOIN topic ON topic.contact_id = contact.contact_id
    LEFT JOIN mention ON mention.contact_id = contact.contact_id
    LEFT JOIN turn ON turn.contact_id = contact.contact_id
    WHERE customer_key IS NOT NULL
),
rule AS (
    SELECT value AS rules FROM ops.settings WHERE name = 'journeys'
)
SELECT
    contact.*,
    row_number() OVER (PARTITION BY customer_key ORDER BY started_at, contact_id) AS number,
    to_days(CAST(coalesce(rules -> 'window_days_by_reason' ->> contact_reason, rules ->> 'window_days') AS INTEGER)) AS window_length,
FROM contact
CROSS JOIN rule
