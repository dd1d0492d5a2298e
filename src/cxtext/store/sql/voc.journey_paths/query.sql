-- One path of journeys that began in one week a row; voc.journey_folds says how far it is told. The paths of a week add up to its journeys.
SELECT
    week,
    path,
    count(*) AS journeys,
    count(DISTINCT fold.customer_key) AS customers,
    -- Rounded: the sum of lengths depends in its last bits on the order of adding, and a rebuild must give the same.
    round(avg(days), 3) AS mean_days,
    count(effort) AS effort_journeys,
    avg(effort) AS mean_effort,
    CAST(sum(count(*)) OVER (PARTITION BY week) AS BIGINT) AS week_journeys,
    count(*) / week_journeys AS share,
    main.wilson_lower(count(*), week_journeys) AS share_lower,
    main.wilson_upper(count(*), week_journeys) AS share_upper,
    week_journeys < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    -- Only where the whole week is of few: then all of it is one path.
    main.is_few(customers) AS suppressed,
FROM voc.journey_folds AS fold
JOIN (SELECT journey_id, days, effort FROM voc.journeys) USING (journey_id)
GROUP BY week, path
