-- How the journeys of a week ended: one figure a row.
SELECT
    week,
    CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
    label,
    unnest(['solved', 'not_solved', 'open']) AS measure,
    unnest([solved, not_solved, open]) AS value,
    journeys AS n,
    small_n,
    ends_suppressed AS suppressed,
FROM voc.journey_week
