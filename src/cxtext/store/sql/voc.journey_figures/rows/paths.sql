-- The paths of journeys: one figure a row.
SELECT
    week,
    'journey_path' AS section,
    path AS label,
    unnest([
        {measure: 'journeys', value: journeys, lower: NULL, upper: NULL, n: week_journeys, suppressed: suppressed},
        {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: week_journeys, suppressed: suppressed},
        {measure: 'share', value: share, lower: share_lower, upper: share_upper, n: week_journeys, suppressed: suppressed},
        {measure: 'mean_days', value: mean_days, lower: NULL, upper: NULL, n: journeys, suppressed: suppressed},
        {measure: 'mean_effort', value: mean_effort, lower: NULL, upper: NULL, n: effort_journeys, suppressed: suppressed OR is_unclear}
    ], recursive := true),
    small_n,
FROM (
    SELECT
        *,
        -- The effort of a few could be had from that of all journeys and of the other paths: the next smallest goes with it.
        is_small OR (
            main.is_few(sum(effort_journeys) FILTER (is_small) OVER (PARTITION BY week))
            AND effort_journeys IS NOT DISTINCT FROM min(effort_journeys) FILTER (NOT is_small AND effort_journeys > 0) OVER (PARTITION BY week)
        ) AS is_unclear,
    FROM (SELECT *, main.is_few(effort_journeys) AS is_small FROM voc.journey_paths)
)
