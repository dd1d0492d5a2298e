-- All contacts, one channel or one language in one week a row, also where it has no contact.
WITH
contact AS (
    SELECT
        main.week_of(started_at) AS week,
        channel,
        coalesce(language, 'unknown') AS language,
        coalesce(customer_key, contact_id) AS customer,
        n_turns,
        n_customer_turns,
        duration_s,
        contact_id IN (SELECT contact_id FROM main.turn_scores UNION SELECT contact_id FROM main.tags) AS is_tagged,
        score.* EXCLUDE (contact_id),
    FROM main.contacts LEFT JOIN main.contact_scores AS score USING (contact_id)
),
counted AS (
    SELECT
        week,
        CASE WHEN grouping(channel) = 0 THEN 'channel' WHEN grouping(language) = 0 THEN 'language' ELSE 'all' END AS dimension,
        coalesce(channel, language, 'all') AS label,
        count(*) AS contacts,
        count(DISTINCT customer) AS customers,
        sum(n_turns) AS turns,
        sum(n_customer_turns) AS customer_turns,
        -- Rounded: the sum of lengths depends in its last bits on the order of adding, and a rebuild must give the same.
        round(avg(duration_s), 1) AS mean_duration_s,
        count(*) FILTER (is_tagged) AS tagged_contacts,
        count(peak_end) AS felt_contacts,
        avg(sentiment_start) AS mean_start,
        avg(sentiment_peak) AS mean_peak,
        avg(sentiment_end) AS mean_end,
        avg(peak_end) AS mean_peak_end,
        count(effort) AS effort_contacts,
        avg(effort) AS mean_effort,
    FROM contact
    GROUP BY GROUPING SETS ((week), (week, channel), (week, language))
),
every_week AS (
    SELECT CAST(unnest(generate_series(min(week), max(week), INTERVAL 7 DAY)) AS DATE) AS week FROM contact
),
series AS (
    SELECT
        week,
        dimension,
        label,
        coalesce(contacts, 0) AS contacts,
        coalesce(customers, 0) AS customers,
        coalesce(turns, 0) AS turns,
        coalesce(customer_turns, 0) AS customer_turns,
        coalesce(tagged_contacts, 0) AS tagged_contacts,
        coalesce(felt_contacts, 0) AS felt_contacts,
        coalesce(effort_contacts, 0) AS effort_contacts,
        counted.* LIKE 'mean_%',
        main.is_few(customers) AS is_small,
    FROM every_week
    CROSS JOIN (SELECT DISTINCT dimension, label FROM counted)
    LEFT JOIN counted USING (week, dimension, label)
),
compared AS (
    SELECT
        *,
        lag(contacts) OVER label_weeks AS previous_contacts,
        median(contacts) OVER (label_weeks ROWS BETWEEN CAST(main.setting('weeks_back') AS INTEGER) PRECEDING AND 1 PRECEDING) AS median_contacts,
        count(*) FILTER (is_small) OVER (PARTITION BY week, dimension) AS n_small,
        row_number() OVER (PARTITION BY week, dimension, is_small OR contacts = 0 ORDER BY customers, label) AS size_rank,
    FROM series
    WINDOW label_weeks AS (PARTITION BY dimension, label ORDER BY week)
)
SELECT
    * EXCLUDE (is_small, n_small, size_rank),
    contacts < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    -- The cells add up to all contacts, so one hidden cell alone could be had by subtraction: the next smallest goes with it.
    is_small OR (dimension <> 'all' AND n_small = 1 AND contacts > 0 AND size_rank = 1) AS suppressed,
FROM compared
