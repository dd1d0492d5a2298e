-- One contact a row, with its week, its feeling and its labels: the view for nine questions out of ten.
WITH
tag AS (
    SELECT
        contact_id,
        list_sort(list(DISTINCT label) FILTER (kind = 'pain_point')) AS pain_points,
        max(severity) AS max_severity,
        count(*) FILTER (kind = 'wish') AS n_wishes,
        list_sort(list(DISTINCT label) FILTER (kind = 'effort_signal')) AS effort_signals,
        any_value(label) FILTER (kind = 'contact_reason') AS contact_reason,
        any_value(label) FILTER (kind = 'outcome') AS outcome,
        any_value(label) FILTER (kind = 'trigger') AS trigger,
        any_value(label) FILTER (kind = 'life_event') AS life_event,
        any_value(label) FILTER (kind = 'phase') AS phase,
        any_value(label) FILTER (kind = 'churn') AS churn,
    FROM main.tags
    GROUP BY contact_id
),
emotion AS (
    SELECT contact_id, list_sort(list_distinct(flatten(list(emotions)))) AS emotions FROM main.turn_scores GROUP BY contact_id
)
SELECT
    contact.contact_id,
    main.week_of(contact.started_at) AS week,
    contact.started_at,
    contact.channel,
    contact.language,
    contact.customer_key,
    contact.agent_key,
    contact.queue,
    contact.product,
    contact.duration_s,
    contact.n_turns,
    contact.n_customer_turns,
    emotion.contact_id IS NOT NULL OR tag.contact_id IS NOT NULL AS is_tagged,
    score.sentiment_start,
    score.sentiment_peak,
    score.sentiment_end,
    score.peak_end,
    score.shift,
    score.peak_emotion,
    score.end_emotion,
    emotion.emotions,
    score.effort,
    tag.effort_signals,
    tag.pain_points,
    tag.max_severity,
    tag.n_wishes,
    tag.contact_reason,
    tag.outcome,
    tag.trigger,
    tag.life_event,
    tag.phase,
    tag.churn,
    topic.topic_id,
    topic.label_nl AS topic_nl,
    topic.label_en AS topic_en,
    contact.csat,
    contact.nps,
    contact.ces,
    contact.source,
    contact.source_contact_id,
    contact.metadata,
FROM main.contacts AS contact
LEFT JOIN tag ON tag.contact_id = contact.contact_id
LEFT JOIN emotion ON emotion.contact_id = contact.contact_id
LEFT JOIN main.contact_scores AS score ON score.contact_id = contact.contact_id
LEFT JOIN main.contact_topics AS main_topic ON main_topic.contact_id = contact.contact_id AND main_topic.is_main
LEFT JOIN main.topics AS topic ON topic.topic_id = main_topic.topic_id
