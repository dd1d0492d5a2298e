-- One event of one journey a row: its contacts, and its end where that is known. An event log for process mining; `cxtext export-log` writes it as CSV and XES.
WITH
ending AS (
    -- The end stands a second behind the last contact, or its end where that is known, so that tools that sort by time put it last.
    SELECT
        journey.journey_id,
        CASE journey.solved WHEN 'yes' THEN 'solved' ELSE 'not_solved' END AS activity,
        coalesce(ended_at, started_at + to_seconds(duration_s), started_at) + INTERVAL 1 SECOND AS "timestamp",
        journey.n_contacts + 1 AS step,
    FROM main.journeys AS journey
    JOIN main.journey_contacts AS last ON last.journey_id = journey.journey_id AND last.step = journey.n_contacts
    JOIN main.contacts ON contacts.contact_id = last.contact_id
    WHERE journey.solved <> 'open'
),
event AS (
    SELECT
        journey_id,
        contact.channel AS activity,
        contact.started_at AS "timestamp",
        contact.agent_key AS resource,
        step,
        relation,
        contact.contact_id,
        contact.channel,
        contact.queue,
        contact.product,
        contact.language,
        contact.contact_reason,
        contact.outcome,
        contact.topic_nl,
        contact.topic_en,
        contact.pain_points,
        contact.effort_signals,
        contact.sentiment_peak,
        contact.sentiment_end,
        contact.peak_emotion,
        contact.end_emotion,
        contact.effort,
        contact.churn,
    FROM main.journey_contacts
    JOIN voc.contacts AS contact USING (contact_id)
    UNION ALL BY NAME
    FROM ending
)
SELECT
    journey_id AS case_id,
    event.* EXCLUDE (journey_id),
    journey.contact_reason AS case_contact_reason,
    journey.solved AS case_solved,
    journey.n_contacts AS case_n_contacts,
    journey.n_needed AS case_n_needed,
    journey.days AS case_days,
    main.week_of(first_at) AS week,
FROM event
JOIN main.journeys AS journey USING (journey_id)
