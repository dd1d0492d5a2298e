-- The journeys of one week that went from one contact to the next, or to their end, a row: the edges of a Sankey. They are those of voc.journey_paths, so that
-- neither table tells what the other leaves out.
WITH
walked AS (
    SELECT week, customer_key, string_split(path, ' > ') AS stations, unnest(range(1, len(stations))) AS step
    FROM voc.journey_folds
)
SELECT
    week,
    CAST(step AS INTEGER) AS step,
    stations[step] AS source,
    stations[step + 1] AS target,
    count(*) AS journeys,
    count(DISTINCT customer_key) AS customers,
    CAST(sum(count(*)) OVER (PARTITION BY week, step, source) AS BIGINT) AS source_journeys,
    count(*) / source_journeys AS share,
    source_journeys < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    main.is_few(customers) AS suppressed,
FROM walked
GROUP BY week, step, source, target
