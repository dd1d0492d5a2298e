-- The figures of phases and life events: one a row. Labels that are hidden are so in the rows of counts.sql; they have none here.
WITH
figures AS (
    SELECT
        week,
        'context_' || dimension AS section,
        label,
        small_n,
        hidden,
        unnest([
            {measure: 'contacts', value: contacts, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: tagged_contacts},
            {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: tagged_contacts},
            {measure: 'share', value: share, lower: share_lower, upper: share_upper, n: tagged_contacts},
            {measure: 'achieved_share', value: achieved_share, lower: achieved_share_lower, upper: achieved_share_upper, n: known_outcomes},
            {measure: 'mean_effort', value: mean_effort, lower: NULL, upper: NULL, n: effort_contacts},
            {measure: 'mean_peak', value: mean_peak, lower: NULL, upper: NULL, n: felt_contacts},
            {measure: 'mean_end', value: mean_end, lower: NULL, upper: NULL, n: felt_contacts}
        ], recursive := true),
    FROM voc.context_week
    WHERE NOT suppressed
)
SELECT
    week,
    section,
    label,
    measure,
    CASE WHEN NOT is_hidden THEN value END AS value,
    CASE WHEN NOT is_hidden THEN lower END AS lower,
    CASE WHEN NOT is_hidden THEN upper END AS upper,
    CASE WHEN NOT is_hidden THEN n END AS n,
    small_n,
    is_hidden AS suppressed,
FROM (SELECT *, list_contains(hidden, measure) AS is_hidden FROM figures)
WHERE value IS NOT NULL
