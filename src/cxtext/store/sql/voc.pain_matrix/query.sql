-- One pain point in one week a row, sorted by size and persistence, while it was there in one of the last weeks.
WITH
placed AS (
    SELECT
        week.* EXCLUDE (share_lower, share_upper, felt_contacts, mean_peak, mean_end, repeat_contacts, repeat_share, known_outcomes,
            not_achieved_contacts, not_achieved_share, churn_contacts, churn_share, weeks_known, hidden),
        week.customers / nullif(week.active_customers, 0) AS customer_share,
        main.wilson_lower(week.customers, week.active_customers) AS customer_share_lower,
        main.wilson_upper(week.customers, week.active_customers) AS customer_share_upper,
        week.recent_weeks_present / nullif(week.weeks_looked_at, 0) AS persistence,
        date_diff('week', week.first_seen, week.week) + 1 AS age_weeks,
        week.weeks_known,
        kept.owner,
        coalesce(kept.status, 'open') AS status,
        kept.effort_to_fix,
        week.hidden,
    FROM voc.pain_point_week AS week
    LEFT JOIN ops.pain_points AS kept USING (pain_point_id)
    WHERE week.recent_weeks_present > 0
),
sorted AS (
    SELECT
        * EXCLUDE (weeks_known),
        CASE
            WHEN customer_share >= main.number_setting('pain_matrix.big_share')
                AND persistence >= main.number_setting('pain_matrix.lasting')
                AND weeks_present >= main.number_setting('pain_matrix.lasting_weeks')
                THEN 'big_and_lasting'
            -- In the first weeks of a warehouse everything would be new.
            WHEN customers >= CAST(main.setting('min_customers') AS INTEGER)
                AND (trend_lower > 0
                    OR (age_weeks <= main.number_setting('pain_matrix.new_weeks') AND weeks_known > main.number_setting('pain_matrix.new_weeks')))
                THEN 'new_and_rising'
            WHEN trend_upper < 0 OR date_diff('week', last_seen, week) >= main.number_setting('pain_matrix.gone_weeks') THEN 'fading'
            WHEN customer_share < main.number_setting('pain_matrix.big_share')
                AND mean_severity <= main.number_setting('pain_matrix.low_severity')
                AND (effort_to_fix <= main.number_setting('pain_matrix.low_effort') OR age_weeks <= main.number_setting('pain_matrix.recent_weeks'))
                THEN 'low_hanging'
            ELSE 'other'
        END AS class,
    FROM placed
)
SELECT
    *,
    class = 'big_and_lasting' AND status = 'postponed' AS is_postponed,
FROM sorted
