-- One pain point to take up in one week a row, the most promising first: contribution x reach x persistence / effort.
WITH
effect AS (
    SELECT
        week,
        label AS category,
        outcome,
        main.number_setting('initiatives.' || outcome) AS weight,
        coalesce(adjusted, metric_with - metric_without) AS effect,
        adjusted IS NOT NULL AS is_adjusted,
        suppressed,
    FROM voc.impact
    WHERE kind = 'pain_point' AND outcome IN ('not_achieved', 'repeat', 'negative_end', 'churn')
),
contribution AS (
    SELECT
        week,
        category,
        sum(weight * greatest(0, effect)) / nullif(sum(weight), 0) AS contribution,
        bool_and(is_adjusted) AS is_adjusted,
        max(effect) FILTER (outcome = 'not_achieved') AS not_achieved_effect,
        max(effect) FILTER (outcome = 'repeat') AS repeat_effect,
        max(effect) FILTER (outcome = 'negative_end') AS negative_end_effect,
        max(effect) FILTER (outcome = 'churn') AS churn_effect,
        bool_or(suppressed) AS suppressed,
    FROM effect
    WHERE weight > 0
    GROUP BY ALL
),
scored AS (
    SELECT
        matrix.week,
        matrix.pain_point_id,
        matrix.category,
        matrix.topic_id,
        matrix.class,
        matrix.owner,
        matrix.status,
        matrix.contacts,
        matrix.customers,
        part.contribution,
        part.is_adjusted,
        part.* LIKE '%_effect',
        matrix.customer_share AS reach,
        matrix.persistence,
        coalesce(matrix.effort_to_fix, main.number_setting('initiatives.default_effort')) AS effort,
        matrix.effort_to_fix IS NOT NULL AS effort_is_known,
        matrix.small_n,
        matrix.suppressed OR part.suppressed AS suppressed,
    FROM voc.pain_matrix AS matrix
    JOIN contribution AS part ON part.week = matrix.week AND part.category = matrix.category
    WHERE matrix.contacts > 0 AND matrix.status <> 'fixed'
)
SELECT
    *,
    round(1000 * contribution * reach * persistence / effort, 6) AS score,
    -- A category holds its topics, so the two are ranked apart; what is left out of exports leaves no gap.
    rank() OVER (PARTITION BY week, topic_id IS NULL, suppressed ORDER BY score DESC) AS place,
FROM scored
