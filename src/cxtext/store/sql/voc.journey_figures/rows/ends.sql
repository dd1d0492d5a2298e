-- How the journeys of a week ended: one figure a row. The ends add up to all journeys: where one is of few, each of them could be told from the others.
SELECT
    week,
    CASE label WHEN 'all' THEN 'journey' ELSE 'journey_reason' END AS section,
    label,
    unnest(['solved', 'not_solved', 'open']) AS measure,
    unnest([solved, not_solved, open]) AS value,
    journeys AS n,
    small_n,
    suppressed OR main.is_few(solved) OR main.is_few(not_solved) OR main.is_few(open) AS suppressed,
FROM voc.journey_week
