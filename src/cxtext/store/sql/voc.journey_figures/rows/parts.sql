-- How many journeys of a week had something about them: one figure a row. A part of all but a few would reveal those few.
SELECT week, section, label, measure, value, n, small_n, suppressed OR main.is_few(value) OR main.is_few(n - value) AS suppressed
FROM (
    SELECT
        week,
        CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
        label,
        unnest(['repeated', 'switched', 'said']) AS measure,
        unnest([repeated, switched, said]) AS value,
        journeys AS n,
        small_n,
        suppressed,
    FROM voc.journey_week
)
