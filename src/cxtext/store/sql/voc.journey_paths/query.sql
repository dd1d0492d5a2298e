-- One path of journeys that began in one week a row: their channels in order, and how they ended. Longer paths are cut behind six contacts.
WITH
journey AS (
    SELECT
        week,
        customer_key,
        days,
        effort,
        array_to_string(channels[1:6], ' > ') || CASE WHEN n_contacts > 6 THEN ' > …' ELSE '' END
            || CASE solved WHEN 'yes' THEN ' > solved' WHEN 'no' THEN ' > not_solved' ELSE ' > open' END AS path,
    FROM voc.journeys
),
counted AS (
    SELECT
        week,
        path,
        count(*) AS journeys,
        count(DISTINCT customer_key) AS customers,
        -- Rounded: the sum of lengths depends in its last bits on the order of adding, and a rebuild must give the same.
        round(avg(days), 3) AS mean_days,
        count(effort) AS effort_journeys,
        avg(effort) AS mean_effort,
    FROM journey
    GROUP BY ALL
),
sized AS (
    SELECT
        *,
        CAST(sum(journeys) OVER (PARTITION BY week) AS BIGINT) AS week_journeys,
        customers < CAST(main.setting('min_customers') AS INTEGER) AS is_small,
        count(*) FILTER (customers < CAST(main.setting('min_customers') AS INTEGER)) OVER (PARTITION BY week) AS n_small,
        row_number() OVER (PARTITION BY week, customers < CAST(main.setting('min_customers') AS INTEGER) ORDER BY customers, path) AS size_rank,
    FROM counted
)
SELECT
    * EXCLUDE (is_small, n_small, size_rank),
    journeys / week_journeys AS share,
    main.wilson_lower(journeys, week_journeys) AS share_lower,
    main.wilson_upper(journeys, week_journeys) AS share_upper,
    week_journeys < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    -- The paths add up to all journeys, so one hidden path alone could be had by subtraction: the next smallest goes with it.
    is_small OR (n_small = 1 AND size_rank = 1) AS suppressed,
FROM sized
