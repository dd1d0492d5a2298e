-- How many journeys of a week ended in a way, or had something about them: one figure a row.
SELECT
    week,
    CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
    label,
    unnest([
        {measure: 'solved', value: solved, suppressed: ends_suppressed},
        {measure: 'not_solved', value: not_solved, suppressed: ends_suppressed},
        {measure: 'open', value: open, suppressed: ends_suppressed},
        {measure: 'repeated', value: repeated, suppressed: repeated_suppressed},
        {measure: 'switched', value: switched, suppressed: switched_suppressed},
        {measure: 'said', value: said, suppressed: said_suppressed}
    ], recursive := true),
    journeys AS n,
    small_n,
FROM voc.journey_week
