-- One pain point a row, over its whole life.
WITH
life AS (
    SELECT
        pain_point_id,
        any_value(category) AS category,
        any_value(topic_id) AS topic_id,
        count(*) AS contacts,
        count(DISTINCT customer) AS customers,
        sum(severity) / nullif(sum(n_severity), 0) AS mean_severity,
        count(sentiment_end) AS felt_contacts,
        avg(sentiment_peak) AS mean_peak,
        avg(sentiment_end) AS mean_end,
        avg(CAST(is_repeat AS INTEGER)) AS repeat_share,
        count(is_not_achieved) AS known_outcomes,
        avg(CAST(is_not_achieved AS INTEGER)) AS not_achieved_share,
        avg(CAST(has_churn AS INTEGER)) AS churn_share,
        main.is_few(count(DISTINCT customer)) AS suppressed,
    FROM voc.pain_contacts
    GROUP BY pain_point_id
),
tagged AS (
    SELECT count(*) AS tagged_contacts FROM voc.contact_outcomes
),
newest AS (
    SELECT week, pain_point_id, first_seen, last_seen, weeks_present, weeks_known, trend, trend_lower, trend_upper
    FROM voc.pain_point_week
    QUALIFY row_number() OVER (PARTITION BY pain_point_id ORDER BY week DESC) = 1
)
SELECT
    life.pain_point_id,
    life.category,
    life.topic_id,
    topic.label_nl AS topic_nl,
    topic.label_en AS topic_en,
    coalesce(matrix.class, 'fading') AS class,
    coalesce(matrix.is_postponed, false) AS is_postponed,
    newest.first_seen,
    newest.last_seen,
    newest.weeks_present,
    newest.weeks_known,
    life.contacts,
    life.customers,
    life.contacts / tagged.tagged_contacts AS share,
    newest.trend,
    newest.trend_lower,
    newest.trend_upper,
    life.* EXCLUDE (pain_point_id, category, topic_id, contacts, customers, suppressed),
    kept.owner,
    coalesce(kept.status, 'open') AS status,
    kept.effort_to_fix,
    kept.fixed_on,
    kept.note,
    life.contacts < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    life.suppressed,
FROM life
CROSS JOIN tagged
JOIN newest USING (pain_point_id)
LEFT JOIN voc.pain_matrix AS matrix ON matrix.pain_point_id = life.pain_point_id AND matrix.week = newest.week
LEFT JOIN main.topics AS topic ON topic.topic_id = life.topic_id
LEFT JOIN ops.pain_points AS kept ON kept.pain_point_id = life.pain_point_id
