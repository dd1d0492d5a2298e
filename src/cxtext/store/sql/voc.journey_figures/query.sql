-- One figure of journeys for the weekly report a row: the part of voc.weekly that is about them. What is hidden there is not hidden here.
WITH
parts AS (
    SELECT
        *,
        -- Solved, not solved and open add up to all: where one is of few, each of them could be told from the others.
        suppressed OR main.is_few(solved) OR main.is_few(not_solved) OR main.is_few(open) AS ends_suppressed,
        -- A part of all but a few would reveal those few.
        suppressed OR main.is_few(repeated) OR main.is_few(journeys - repeated) AS repeated_suppressed,
        suppressed OR main.is_few(switched) OR main.is_few(journeys - switched) AS switched_suppressed,
        suppressed OR main.is_few(said) OR main.is_few(journeys - said) AS said_suppressed,
    FROM voc.journey_week
)
SELECT
    week,
    CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
    label,
    unnest([
        {measure: 'journeys', value: journeys, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'solved', value: solved, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: ends_suppressed},
        {measure: 'not_solved', value: not_solved, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: ends_suppressed},
        {measure: 'open', value: open, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: ends_suppressed},
        {measure: 'repeated', value: repeated, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: repeated_suppressed},
        {measure: 'switched', value: switched, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: switched_suppressed},
        {measure: 'said', value: said, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: said_suppressed},
        {measure: 'mean_contacts', value: mean_contacts, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'mean_start', value: mean_start, lower: NULL, upper: NULL, n: felt_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'mean_peak', value: mean_peak, lower: NULL, upper: NULL, n: felt_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'mean_end', value: mean_end, lower: NULL, upper: NULL, n: felt_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'mean_peak_end', value: mean_peak_end, lower: NULL, upper: NULL, n: felt_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'mean_effort', value: mean_effort, lower: NULL, upper: NULL, n: effort_journeys, small_n: small_n, suppressed: suppressed},
        {
            measure: 'fcr', value: fcr, lower: fcr_lower, upper: fcr_upper,
            n: known_journeys, small_n: survival_small_n, suppressed: survival_suppressed
        },
        {
            measure: 'solved_in_3', value: solved_in_3, lower: solved_in_3_lower, upper: solved_in_3_upper,
            n: known_journeys, small_n: survival_small_n, suppressed: survival_suppressed
        },
        {
            measure: 'solved_in_7_days', value: solved_in_7_days, lower: solved_in_7_days_lower, upper: solved_in_7_days_upper,
            n: known_journeys, small_n: survival_small_n, suppressed: survival_suppressed
        },
        {measure: 'median_contacts', value: median_contacts, lower: NULL, upper: NULL, n: known_journeys, small_n: survival_small_n, suppressed: survival_suppressed},
        {measure: 'median_days', value: median_days, lower: NULL, upper: NULL, n: known_journeys, small_n: survival_small_n, suppressed: survival_suppressed}
    ], recursive := true),
FROM parts
UNION ALL
SELECT
    week,
    'channel_flow',
    step || ' ' || source || ' > ' || target,
    unnest([
        {measure: 'journeys', value: journeys, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: source_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: source_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'share', value: share, lower: NULL, upper: NULL, n: source_journeys, small_n: small_n, suppressed: suppressed}
    ], recursive := true),
FROM voc.channel_flow
UNION ALL
SELECT
    week,
    'journey_path',
    path,
    unnest([
        {measure: 'journeys', value: journeys, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: week_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: week_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'share', value: share, lower: share_lower, upper: share_upper, n: week_journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'mean_days', value: mean_days, lower: NULL, upper: NULL, n: journeys, small_n: small_n, suppressed: suppressed},
        {measure: 'mean_effort', value: mean_effort, lower: NULL, upper: NULL, n: effort_journeys, small_n: small_n, suppressed: suppressed}
    ], recursive := true),
FROM voc.journey_paths
