-- How many journeys of a week had something about them: one figure a row.
SELECT
    week,
    CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
    label,
    unnest(['repeated', 'switched', 'said']) AS measure,
    unnest([repeated, switched, said]) AS value,
    unnest([repeated_suppressed, switched_suppressed, said_suppressed]) AS suppressed,
    journeys AS n,
    small_n,
FROM voc.journey_week
