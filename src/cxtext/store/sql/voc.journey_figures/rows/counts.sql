-- How many journeys began in a week, of whom, and how they felt: one figure a row.
SELECT week, section, label, measure, value, NULL::DOUBLE AS lower, NULL::DOUBLE AS upper, n, small_n, suppressed
FROM (
    SELECT
        week,
        CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
        label,
        unnest([
            {measure: 'journeys', value: CAST(journeys AS DOUBLE), n: journeys},
            {measure: 'customers', value: customers, n: journeys},
            {measure: 'mean_contacts', value: mean_contacts, n: journeys},
            {measure: 'mean_start', value: mean_start, n: felt_journeys},
            {measure: 'mean_peak', value: mean_peak, n: felt_journeys},
            {measure: 'mean_end', value: mean_end, n: felt_journeys},
            {measure: 'mean_peak_end', value: mean_peak_end, n: felt_journeys},
            {measure: 'mean_effort', value: mean_effort, n: effort_journeys}
        ], recursive := true),
        small_n,
        suppressed,
    FROM voc.journey_week
)
