-- The journeys of one reason that began in one week a row, also where none did; the shares are over the weeks up to it.
WITH
journey AS (
    SELECT *, unnest(['all', coalesce(contact_reason, 'none')]) AS label FROM voc.journeys WHERE n_needed > 0
),
counted AS (
    SELECT
        week,
        label,
        count(*) AS journeys,
        count(DISTINCT customer_key) AS customers,
        count(*) FILTER (solved = 'yes') AS solved,
        count(*) FILTER (solved = 'no') AS not_solved,
        count(*) FILTER (solved = 'open') AS open,
        count(*) FILTER (n_needed > 1) AS repeated,
        count(*) FILTER (n_channel_switches > 0) AS switched,
        count(*) FILTER (n_said > 0) AS said,
        avg(n_needed) AS mean_contacts,
        count(peak_end) AS felt_journeys,
        avg(sentiment_start) AS mean_start,
        avg(sentiment_peak) AS mean_peak,
        avg(sentiment_end) AS mean_end,
        avg(peak_end) AS mean_peak_end,
        count(effort) AS effort_journeys,
        avg(effort) AS mean_effort,
        count(DISTINCT customer_key) FILTER (solved = 'yes') AS solved_customers,
        count(DISTINCT customer_key) FILTER (solved = 'no') AS not_solved_customers,
        count(DISTINCT customer_key) FILTER (solved = 'open') AS open_customers,
        count(DISTINCT customer_key) FILTER (n_needed > 1) AS repeated_customers,
        count(DISTINCT customer_key) FILTER (n_needed = 1) AS other_repeated_customers,
        count(DISTINCT customer_key) FILTER (n_channel_switches > 0) AS switched_customers,
        count(DISTINCT customer_key) FILTER (n_channel_switches = 0) AS other_switched_customers,
        count(DISTINCT customer_key) FILTER (n_said > 0) AS said_customers,
        count(DISTINCT customer_key) FILTER (coalesce(n_said, 0) = 0) AS other_said_customers,
    FROM journey
    GROUP BY ALL
),
told AS (
    -- Of a number of contacts or days that few journeys are known to have reached, nothing is told.
    SELECT
        * REPLACE (
            CASE WHEN n_at_risk >= least_known THEN share END AS share,
            CASE WHEN n_at_risk >= least_known THEN lower END AS lower,
            CASE WHEN n_at_risk >= least_known THEN upper END AS upper
        ),
    FROM voc.journey_survival
    CROSS JOIN (SELECT CAST(main.setting('min_customers') AS INTEGER) AS least_known)
),
survived AS (
    SELECT
        week,
        label,
        any_value(journeys) AS cohort_journeys,
        any_value(n_at_risk) FILTER (axis = 'contacts' AND up_to = 1) AS known_journeys,
        any_value(share) FILTER (axis = 'contacts' AND up_to = 1) AS fcr,
        any_value(lower) FILTER (axis = 'contacts' AND up_to = 1) AS fcr_lower,
        any_value(upper) FILTER (axis = 'contacts' AND up_to = 1) AS fcr_upper,
        any_value(share) FILTER (axis = 'contacts' AND up_to = 3) AS solved_in_3,
        any_value(lower) FILTER (axis = 'contacts' AND up_to = 3) AS solved_in_3_lower,
        any_value(upper) FILTER (axis = 'contacts' AND up_to = 3) AS solved_in_3_upper,
        any_value(share) FILTER (axis = 'days' AND up_to = 7) AS solved_in_7_days,
        any_value(lower) FILTER (axis = 'days' AND up_to = 7) AS solved_in_7_days_lower,
        any_value(upper) FILTER (axis = 'days' AND up_to = 7) AS solved_in_7_days_upper,
        min(up_to) FILTER (axis = 'contacts' AND share >= 0.5) AS median_contacts,
        min(up_to) FILTER (axis = 'days' AND share >= 0.5) AS median_days,
        any_value(suppressed) AS survival_suppressed,
    FROM told
    GROUP BY ALL
),
every_week AS (
    SELECT CAST(unnest(generate_series(min(week), (SELECT max(main.week_of(started_at)) FROM main.contacts), INTERVAL 7 DAY)) AS DATE) AS week FROM journey
),
series AS (
    SELECT
        week,
        label,
        coalesce(journeys, 0) AS journeys,
        coalesce(customers, 0) AS customers,
        coalesce(solved, 0) AS solved,
        coalesce(not_solved, 0) AS not_solved,
        coalesce(open, 0) AS open,
        coalesce(repeated, 0) AS repeated,
        coalesce(switched, 0) AS switched,
        coalesce(said, 0) AS said,
        coalesce(felt_journeys, 0) AS felt_journeys,
        coalesce(effort_journeys, 0) AS effort_journeys,
        counted.* LIKE 'mean_%',
        survived.* EXCLUDE (week, label),
        main.is_few(customers) AS is_small,
        -- Solved, not solved and open add up to all: where one is of few, each of them could be told from the others. A part of all but a few would reveal those few.
        main.is_few(solved_customers) OR main.is_few(not_solved_customers) OR main.is_few(open_customers) AS has_small_end,
        main.is_few(repeated_customers) OR main.is_few(other_repeated_customers) AS is_small_repeated,
        main.is_few(switched_customers) OR main.is_few(other_switched_customers) AS is_small_switched,
        main.is_few(said_customers) OR main.is_few(other_said_customers) AS is_small_said,
    FROM every_week
    CROSS JOIN (SELECT DISTINCT label FROM counted)
    LEFT JOIN counted USING (week, label)
    LEFT JOIN survived USING (week, label)
),
sized AS (
    SELECT
        *,
        count(*) FILTER (is_small AND label <> 'all') OVER (PARTITION BY week) AS n_small,
        row_number() OVER (PARTITION BY week, is_small OR journeys = 0 OR label = 'all' ORDER BY customers, label) AS size_rank,
    FROM series
)
SELECT
    * EXCLUDE (is_small, n_small, size_rank, survival_suppressed, has_small_end, is_small_repeated, is_small_switched, is_small_said),
    journeys < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    coalesce(known_journeys, 0) < CAST(main.setting('small_n') AS INTEGER) AS survival_small_n,
    -- The reasons add up to all journeys, so one hidden reason alone could be had by subtraction: the next smallest goes with it.
    is_small OR (label <> 'all' AND n_small = 1 AND journeys > 0 AND size_rank = 1) AS suppressed,
    suppressed OR has_small_end AS ends_suppressed,
    suppressed OR is_small_repeated AS repeated_suppressed,
    suppressed OR is_small_switched AS switched_suppressed,
    suppressed OR is_small_said AS said_suppressed,
    coalesce(survival_suppressed, false) AS survival_suppressed,
FROM sized
