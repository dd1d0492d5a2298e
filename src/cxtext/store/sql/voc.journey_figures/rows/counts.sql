-- How many journeys began in a week, of whom, and how they felt: one figure a row.
WITH
sized AS (
    SELECT
        *,
        label = 'all' AS is_all,
        suppressed OR main.is_few(effort_journeys) AS is_few_effort,
        suppressed OR main.is_few(felt_journeys) AS is_few_felt,
    FROM voc.journey_week
),
guarded AS (
    SELECT
        *,
        -- The reasons add up to all journeys, so the mean of a few could be had from the others: the next smallest goes with it.
        is_few_effort OR (
            main.is_few(sum(effort_journeys) FILTER (is_few_effort) OVER parts)
            AND effort_journeys IS NOT DISTINCT FROM min(effort_journeys) FILTER (NOT is_few_effort AND effort_journeys > 0) OVER parts
            AND NOT is_all
        ) AS effort_suppressed,
        is_few_felt OR (
            main.is_few(sum(felt_journeys) FILTER (is_few_felt) OVER parts)
            AND felt_journeys IS NOT DISTINCT FROM min(felt_journeys) FILTER (NOT is_few_felt AND felt_journeys > 0) OVER parts
            AND NOT is_all
        ) AS felt_suppressed,
    FROM sized
    WINDOW parts AS (PARTITION BY week, is_all)
)
SELECT week, section, label, measure, value, NULL::DOUBLE AS lower, NULL::DOUBLE AS upper, n, small_n, suppressed
FROM (
    SELECT
        week,
        CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
        label,
        unnest([
            {measure: 'journeys', value: CAST(journeys AS DOUBLE), n: journeys, suppressed: suppressed},
            {measure: 'customers', value: customers, n: journeys, suppressed: suppressed},
            {measure: 'mean_contacts', value: mean_contacts, n: journeys, suppressed: suppressed},
            {measure: 'mean_start', value: mean_start, n: felt_journeys, suppressed: felt_suppressed},
            {measure: 'mean_peak', value: mean_peak, n: felt_journeys, suppressed: felt_suppressed},
            {measure: 'mean_end', value: mean_end, n: felt_journeys, suppressed: felt_suppressed},
            {measure: 'mean_peak_end', value: mean_peak_end, n: felt_journeys, suppressed: felt_suppressed},
            {measure: 'mean_effort', value: mean_effort, n: effort_journeys, suppressed: effort_suppressed}
        ], recursive := true),
        small_n,
    FROM guarded
)
