-- The figures of journeys: one a row.
SELECT
    week,
    section,
    label,
    measure,
    CASE WHEN NOT hidden THEN value END AS value,
    CASE WHEN NOT hidden THEN lower END AS lower,
    CASE WHEN NOT hidden THEN upper END AS upper,
    CASE WHEN NOT hidden THEN n END AS n,
    small_n,
    hidden AS suppressed,
-- A mean can rest on fewer journeys than its cell has.
FROM (SELECT *, suppressed OR (measure LIKE 'mean_%' AND main.is_few(n)) AS hidden FROM voc.journey_figures)
