-- The journeys of one week that went from one contact to the next, or to their end, a row: the edges of a Sankey.
WITH
walked AS (
    SELECT
        journey_id,
        step,
        channel AS source,
        lead(channel) OVER (PARTITION BY journey_id ORDER BY step) AS next_channel,
    FROM main.journey_contacts
    JOIN main.contacts USING (contact_id)
),
edge AS (
    SELECT
        main.week_of(first_at) AS week,
        step,
        source,
        coalesce(next_channel, CASE solved WHEN 'yes' THEN 'solved' WHEN 'no' THEN 'not_solved' ELSE 'open' END) AS target,
        count(*) AS journeys,
        count(DISTINCT customer_key) AS customers,
    FROM walked
    JOIN main.journeys USING (journey_id)
    GROUP BY ALL
),
sized AS (
    SELECT
        *,
        sum(journeys) OVER (PARTITION BY week, step, source) AS source_journeys,
        customers < CAST(main.setting('min_customers') AS INTEGER) AS is_small,
        count(*) FILTER (customers < CAST(main.setting('min_customers') AS INTEGER)) OVER (PARTITION BY week, step, source) AS n_small,
        row_number() OVER (
            PARTITION BY week, step, source, customers < CAST(main.setting('min_customers') AS INTEGER) ORDER BY customers, target
        ) AS size_rank,
    FROM edge
)
SELECT
    week,
    step,
    source,
    target,
    journeys,
    customers,
    CAST(source_journeys AS BIGINT) AS source_journeys,
    journeys / source_journeys AS share,
    source_journeys < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    -- What leaves a contact adds up to what came to it, so one hidden edge alone could be had by subtraction: the next smallest goes with it.
    is_small OR (n_small = 1 AND size_rank = 1) AS suppressed,
FROM sized
