-- One tagged contact a row, with what came of it.
WITH
tag AS (
    SELECT
        contact_id,
        any_value(label) FILTER (kind = 'contact_reason') AS contact_reason,
        any_value(label) FILTER (kind = 'outcome') AS outcome,
        bool_or(kind = 'churn' AND label IN ('at_risk', 'leaving')) AS has_churn,
        bool_or(kind = 'effort_signal' AND label = 'repeat_contact') AS says_repeat,
    FROM main.tags
    GROUP BY contact_id
)
SELECT
    contact.contact_id,
    main.week_of(contact.started_at) AS week,
    coalesce(contact.customer_key, contact.contact_id) AS customer,
    contact.channel,
    contact.queue,
    tag.contact_reason,
    tag.outcome,
    CASE WHEN tag.outcome <> 'unknown' THEN tag.outcome = 'achieved' END AS is_achieved,
    CASE WHEN tag.outcome <> 'unknown' THEN tag.outcome = 'not_achieved' END AS is_not_achieved,
    coalesce(tag.says_repeat, false)
        OR contact.contact_id IN (SELECT contact_id FROM main.journey_contacts WHERE relation = 'repeat') AS is_repeat,
    score.sentiment_end < 0 AS is_negative_end,
    coalesce(tag.has_churn, false) AS has_churn,
    score.sentiment_peak,
    score.sentiment_end,
    score.effort,
    contact.csat,
    contact.nps,
    contact.ces,
FROM main.contacts AS contact
LEFT JOIN tag ON tag.contact_id = contact.contact_id
LEFT JOIN main.contact_scores AS score ON score.contact_id = contact.contact_id
WHERE tag.contact_id IS NOT NULL OR contact.contact_id IN (SELECT contact_id FROM main.turn_scores)
