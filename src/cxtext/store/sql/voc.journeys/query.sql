-- One journey a row, with its feeling, effort and end: start, peak and end over all its contacts, by the rule of cxtext.tag.peak_end; effort by that of
-- cxtext.tag.effort, each kind of signal once a journey.
WITH
felt AS (
    SELECT
        journey_id,
        first(sentiment_start ORDER BY step) AS sentiment_start,
        first({sentiment: sentiment_peak, emotion: peak_emotion, contact_id: contact_id} ORDER BY abs(sentiment_peak) DESC, sentiment_peak < 0 DESC, step DESC) AS peak,
        last({sentiment: sentiment_end, emotion: end_emotion} ORDER BY step) AS ending,
    FROM main.journey_contacts
    JOIN main.contact_scores USING (contact_id)
    WHERE peak_end IS NOT NULL
    GROUP BY journey_id
),
eased AS (
    SELECT journey_id, max(effort) AS effort FROM main.journey_contacts JOIN main.contact_scores USING (contact_id) WHERE effort > 0 GROUP BY journey_id
),
tagged AS (
    SELECT
        journey_id,
        list_sort(list(DISTINCT label) FILTER (kind = 'pain_point')) AS pain_points,
        list_sort(list(DISTINCT label) FILTER (kind = 'effort_signal')) AS effort_signals,
        max(severity) AS max_severity,
        max(CASE label WHEN 'leaving' THEN 2 WHEN 'at_risk' THEN 1 END) FILTER (kind = 'churn') AS churn,
    FROM main.journey_contacts
    JOIN main.tags USING (contact_id)
    GROUP BY journey_id
),
walked AS (
    SELECT
        journey_id,
        count(*) FILTER (relation = 'repeat') AS n_repeats,
        count(*) FILTER (relation = 'forwarded') AS n_forwarded,
        count(*) FILTER (relation = 'follow_up') AS n_follow_ups,
        max(gap_h) AS longest_gap_h,
        list_sort(list(DISTINCT linked_by) FILTER (linked_by IS NOT NULL)) AS linked_by,
    FROM main.journey_contacts
    GROUP BY journey_id
)
SELECT
    journey.journey_id,
    main.week_of(first_at) AS week,
    journey.customer_key,
    journey.contact_reason,
    journey.topic_id,
    topic.label_nl AS topic_nl,
    topic.label_en AS topic_en,
    journey.first_at,
    journey.last_at,
    journey.days,
    journey.n_contacts,
    journey.n_needed,
    CASE WHEN journey.solved = 'yes' THEN journey.n_needed END AS contacts_until_solved,
    journey.n_said,
    walked.n_repeats,
    walked.n_forwarded,
    walked.n_follow_ups,
    walked.longest_gap_h,
    journey.channels,
    journey.n_channel_switches,
    journey.last_outcome,
    journey.last_outcome = 'achieved' AS is_goal_reached,
    journey.solved,
    journey.closes_at,
    felt.sentiment_start,
    felt.peak.sentiment AS sentiment_peak,
    felt.ending.sentiment AS sentiment_end,
    (felt.peak.sentiment + felt.ending.sentiment) / 2 AS peak_end,
    felt.peak.contact_id AS peak_contact_id,
    felt.peak.emotion AS peak_emotion,
    felt.ending.emotion AS end_emotion,
    CASE WHEN len(tagged.effort_signals) > 0 THEN greatest(-5, -1 - len(tagged.effort_signals)) ELSE eased.effort END AS effort,
    tagged.effort_signals,
    tagged.pain_points,
    tagged.max_severity,
    CASE tagged.churn WHEN 2 THEN 'leaving' WHEN 1 THEN 'at_risk' END AS churn,
    walked.linked_by,
FROM main.journeys AS journey
JOIN walked ON walked.journey_id = journey.journey_id
LEFT JOIN felt ON felt.journey_id = journey.journey_id
LEFT JOIN eased ON eased.journey_id = journey.journey_id
LEFT JOIN tagged ON tagged.journey_id = journey.journey_id
LEFT JOIN main.topics AS topic ON topic.topic_id = journey.topic_id
