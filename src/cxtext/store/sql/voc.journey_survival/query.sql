-- Within how many contacts, or days, journeys are solved: the share at one number of one reason in one week a row, over the journeys that began in the weeks up
-- to it. kaplan_meier is scipy's estimate (cxtext.store.survival); docs/journeys.md says what counts as censored.
WITH
journey AS (
    SELECT main.week_of(first_at) AS week, customer_key, coalesce(contact_reason, 'none') AS contact_reason, n_needed, floor(days) AS days, solved
    FROM main.journeys
    WHERE n_needed > 0
),
observed AS (
    SELECT
        week,
        customer_key,
        unnest(['all', contact_reason]) AS label,
        solved = 'yes' AS is_solved,
        -- Given up is never solved, so it stays in the count for good. An open one is known unsolved until its last contact, and not after it.
        CASE solved WHEN 'yes' THEN n_needed WHEN 'no' THEN 1e9 ELSE n_needed - 0.5 END AS contacts,
        CASE solved WHEN 'yes' THEN days WHEN 'no' THEN 1e9 ELSE days - 0.5 END AS days,
    FROM journey
),
every_week AS (
    SELECT CAST(unnest(generate_series(min(week), (SELECT max(main.week_of(started_at)) FROM main.contacts), INTERVAL 7 DAY)) AS DATE) AS week FROM journey
),
cohort AS (
    SELECT
        every_week.week,
        label,
        count(*) AS journeys,
        count(DISTINCT customer_key) AS customers,
        list(contacts ORDER BY contacts, days, is_solved) AS contacts,
        list(days ORDER BY contacts, days, is_solved) AS days,
        list(is_solved ORDER BY contacts, days, is_solved) AS is_solved,
    FROM every_week
    JOIN observed
        ON observed.week BETWEEN every_week.week - 7 * (CAST(main.setting('weeks_back') AS INTEGER) - 1) AND every_week.week
    GROUP BY ALL
),
estimated AS (
    SELECT week, label, journeys, customers, 'contacts' AS axis, unnest(kaplan_meier(contacts, is_solved, [1.0, 2, 3, 4, 5, 6])) AS point FROM cohort
    UNION ALL
    SELECT week, label, journeys, customers, 'days', unnest(kaplan_meier(days, is_solved, [CAST(day AS DOUBLE) FOR day IN range(0, 29)])) FROM cohort
),
sized AS (
    SELECT
        *,
        customers < CAST(main.setting('min_customers') AS INTEGER) AS is_small,
        count(*) FILTER (label <> 'all' AND customers < CAST(main.setting('min_customers') AS INTEGER)) OVER (PARTITION BY week, axis, point.up_to) AS n_small,
        row_number() OVER (
            PARTITION BY week, axis, point.up_to, label = 'all' OR customers < CAST(main.setting('min_customers') AS INTEGER) ORDER BY customers, label
        ) AS size_rank,
    FROM estimated
)
SELECT
    week,
    label,
    axis,
    CAST(point.up_to AS INTEGER) AS up_to,
    journeys,
    customers,
    point.n_at_risk AS n_at_risk,
    point.share AS share,
    point.lower AS lower,
    point.upper AS upper,
    point.n_at_risk < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    -- The reasons add up to all journeys, so one hidden reason alone could be had by subtraction: the next smallest goes with it.
    is_small OR (label <> 'all' AND n_small = 1 AND size_rank = 1) AS suppressed,
FROM sized
