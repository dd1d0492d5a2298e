-- One figure of the weekly report about what matters a row: pain matrix, fixes, goals, impact, initiatives. What is suppressed is not here.
WITH
figures AS (
    SELECT
        week,
        'pain_matrix' AS section,
        pain_point_id AS label,
        small_n,
        hidden,
        unnest([
            {measure: 'contacts', value: contacts::DOUBLE, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: tagged_contacts},
            {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: active_customers},
            {measure: 'customer_share', value: customer_share, lower: customer_share_lower, upper: customer_share_upper, n: active_customers},
            {measure: 'persistence', value: persistence, lower: NULL, upper: NULL, n: weeks_looked_at},
            {measure: 'weeks_present', value: weeks_present, lower: NULL, upper: NULL, n: contacts},
            {measure: 'trend', value: trend, lower: trend_lower, upper: trend_upper, n: contacts},
            {measure: 'mean_severity', value: mean_severity, lower: NULL, upper: NULL, n: contacts},
            {measure: 'class_' || class, value: 1, lower: NULL, upper: NULL, n: contacts},
            {measure: 'is_postponed', value: is_postponed::INTEGER, lower: NULL, upper: NULL, n: contacts}
        ], recursive := true),
    FROM voc.pain_matrix
    WHERE contacts > 0 AND NOT suppressed
    UNION ALL
    SELECT
        week,
        'pain_matrix',
        pain_point_id,
        small_n,
        hidden,
        unnest([
            {measure: 'mean_peak', value: mean_peak, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: felt_contacts},
            {measure: 'mean_end', value: mean_end, lower: NULL, upper: NULL, n: felt_contacts},
            {measure: 'repeat_share', value: repeat_share, lower: NULL, upper: NULL, n: contacts},
            {measure: 'not_achieved_share', value: not_achieved_share, lower: NULL, upper: NULL, n: known_outcomes},
            {measure: 'churn_share', value: churn_share, lower: NULL, upper: NULL, n: contacts}
        ], recursive := true),
    FROM voc.pain_point_week
    WHERE contacts > 0 AND NOT suppressed
    UNION ALL
    SELECT
        week,
        'fix',
        pain_point_id,
        small_n,
        CASE WHEN has_hidden_week THEN ['before_rate', 'after_rate'] ELSE [] END,
        unnest([
            {
                measure: 'rate_ratio',
                value: round(rate_ratio, digits),
                lower: round(rate_ratio_lower, digits),
                upper: round(rate_ratio_upper, digits),
                n: before_tagged + after_tagged
            },
            {measure: 'before_rate', value: before_rate, lower: NULL, upper: NULL, n: before_tagged},
            {measure: 'after_rate', value: after_rate, lower: NULL, upper: NULL, n: after_tagged},
            {measure: 'weeks', value: weeks, lower: NULL, upper: NULL, n: before_tagged + after_tagged},
            {measure: 'too_early', value: too_early::INTEGER, lower: NULL, upper: NULL, n: after_tagged}
        ], recursive := true),
    FROM (SELECT *, CASE WHEN has_hidden_week THEN 1 ELSE 6 END AS digits FROM voc.fix_effect)
    WHERE NOT suppressed
    UNION ALL
    SELECT
        week,
        'goal',
        contact_reason,
        small_n,
        hidden,
        unnest([
            {measure: 'contacts', value: contacts, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: contacts},
            {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: contacts},
            {measure: 'coverage', value: coverage, lower: NULL, upper: NULL, n: contacts},
            {measure: 'achieved_share', value: achieved_share, lower: achieved_share_lower, upper: achieved_share_upper, n: known_outcomes},
            {measure: 'mean_contacts_until_solved', value: mean_contacts_until_solved, lower: NULL, upper: NULL, n: solved_journeys},
            {measure: 'mean_effort', value: mean_effort, lower: NULL, upper: NULL, n: effort_contacts}
        ], recursive := true),
    FROM voc.goals
    WHERE NOT suppressed
    UNION ALL
    -- Periods overlap from week to week: rounded, and without the contacts that carry the label, they do not tell of a single week.
    SELECT
        week,
        'impact_' || kind,
        label,
        small_n,
        [],
        unnest([
            {
                measure: outcome || '_left_out',
                value: round(left_out, 3),
                lower: round(left_out_lower, 3),
                upper: round(left_out_upper, 3),
                n: contacts
            },
            {measure: outcome || '_adjusted', value: round(adjusted, 3), lower: round(adjusted_lower, 3), upper: round(adjusted_upper, 3), n: contacts}
        ], recursive := true),
    FROM voc.impact
    WHERE NOT suppressed
    UNION ALL
    SELECT
        week,
        'initiative',
        pain_point_id,
        small_n,
        [],
        unnest([
            {measure: 'place', value: place, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: contacts},
            {measure: 'score', value: round(score, 2), lower: NULL, upper: NULL, n: contacts},
            {measure: 'contribution', value: round(contribution, 3), lower: NULL, upper: NULL, n: contacts},
            {measure: 'reach', value: reach, lower: NULL, upper: NULL, n: contacts},
            {measure: 'persistence', value: persistence, lower: NULL, upper: NULL, n: contacts},
            {measure: 'effort', value: effort, lower: NULL, upper: NULL, n: contacts}
        ], recursive := true),
    FROM voc.initiatives
    WHERE NOT suppressed
)
SELECT week, section, label, measure, value, lower, upper, n, small_n
FROM figures
WHERE value IS NOT NULL AND NOT list_contains(hidden, measure)
