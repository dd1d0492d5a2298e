-- How soon journeys are solved, over the weeks up to one: one figure a row. Whole percents, as the curves are told.
SELECT
    week,
    CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
    label,
    unnest([
        {measure: 'fcr', value: round(fcr, 2), lower: round(fcr_lower, 2), upper: round(fcr_upper, 2)},
        {measure: 'solved_in_3', value: round(solved_in_3, 2), lower: round(solved_in_3_lower, 2), upper: round(solved_in_3_upper, 2)},
        {measure: 'solved_in_7_days', value: round(solved_in_7_days, 2), lower: round(solved_in_7_days_lower, 2), upper: round(solved_in_7_days_upper, 2)},
        {measure: 'median_contacts', value: median_contacts, lower: NULL, upper: NULL},
        {measure: 'median_days', value: median_days, lower: NULL, upper: NULL}
    ], recursive := true),
    known_journeys AS n,
    survival_small_n AS small_n,
    survival_suppressed AS suppressed,
FROM voc.journey_week
