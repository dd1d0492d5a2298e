-- One pain point in one week a row, from its first week on, also where no contact has it.
WITH
known AS (
    SELECT week, count(*) AS tagged_contacts, count(DISTINCT customer) AS active_customers FROM voc.contact_outcomes GROUP BY week
),
weeks AS (
    SELECT
        week,
        row_number() OVER (ORDER BY week) AS t,
        coalesce(tagged_contacts, 0) AS tagged_contacts,
        coalesce(active_customers, 0) AS active_customers,
        count(tagged_contacts) OVER (ORDER BY week) AS weeks_known,
        count(tagged_contacts) OVER (ORDER BY week ROWS BETWEEN CAST(main.number_setting('pain_matrix.weeks') - 1 AS BIGINT) PRECEDING AND CURRENT ROW)
            AS weeks_looked_at,
    FROM (SELECT CAST(unnest(generate_series(min(week), max(week), INTERVAL 7 DAY)) AS DATE) AS week FROM known)
    LEFT JOIN known USING (week)
),
counted AS (
    SELECT
        week,
        pain_point_id,
        count(*) AS contacts,
        count(DISTINCT customer) AS customers,
        count(DISTINCT customer) FILTER (lacks_topic) AS topicless_customers,
        sum(severity) / nullif(sum(n_severity), 0) AS mean_severity,
        count(sentiment_end) AS felt_contacts,
        avg(sentiment_peak) AS mean_peak,
        avg(sentiment_end) AS mean_end,
        count(*) FILTER (is_repeat) AS repeat_contacts,
        count(is_not_achieved) AS known_outcomes,
        count(*) FILTER (is_not_achieved) AS not_achieved_contacts,
        count(*) FILTER (has_churn) AS churn_contacts,
        -- A figure about few of the customers, or about all but few, would tell of those few.
        list_sort(list_distinct(flatten([
            CASE WHEN main.is_few(count(DISTINCT customer) FILTER (sentiment_end IS NOT NULL)) THEN ['mean_peak', 'mean_end'] ELSE [] END,
            CASE WHEN main.is_few(count(DISTINCT customer) FILTER (is_repeat)) OR main.is_few(count(DISTINCT customer) FILTER (NOT is_repeat))
                THEN ['repeat_share'] ELSE [] END,
            CASE WHEN main.is_few(count(DISTINCT customer) FILTER (is_not_achieved)) OR main.is_few(count(DISTINCT customer) FILTER (NOT is_not_achieved))
                THEN ['not_achieved_share'] ELSE [] END,
            CASE WHEN main.is_few(count(DISTINCT customer) FILTER (has_churn)) OR main.is_few(count(DISTINCT customer) FILTER (NOT has_churn))
                THEN ['churn_share'] ELSE [] END
        ]))) AS hidden,
    FROM voc.pain_contacts
    GROUP BY ALL
),
series AS (
    SELECT
        weeks.*,
        pain.pain_point_id,
        pain.category,
        pain.topic_id,
        coalesce(counted.contacts, 0) AS contacts,
        coalesce(counted.customers, 0) AS customers,
        coalesce(counted.topicless_customers, 0) AS topicless_customers,
        counted.* EXCLUDE (week, pain_point_id, contacts, customers, topicless_customers),
        main.is_few(counted.customers) AS is_small,
    FROM weeks
    CROSS JOIN (SELECT DISTINCT pain_point_id, category, topic_id FROM voc.pain_contacts) AS pain
    LEFT JOIN counted ON counted.week = weeks.week AND counted.pain_point_id = pain.pain_point_id
),
-- The topics of a category, and what has no topic, nearly add up to it: one hidden cell alone could be had by subtraction.
guarded AS (
    SELECT
        *,
        is_small OR (topic_id IS NOT NULL AND contacts > 0 AND size_rank = 1 AND n_small = 1) AS suppressed,
    FROM (
        SELECT
            *,
            count(*) FILTER (topic_id IS NOT NULL AND is_small) OVER (PARTITION BY week, category)
                + count(*) FILTER (main.is_few(topicless_customers)) OVER (PARTITION BY week, category) AS n_small,
            row_number() OVER (PARTITION BY week, category, topic_id IS NULL OR is_small OR contacts = 0 ORDER BY customers, topic_id) AS size_rank,
        FROM series
    )
),
-- What a fit of the counts on time needs, over the last weeks.
summed AS (
    SELECT
        *,
        min(week) FILTER (contacts > 0) OVER life AS first_seen,
        max(week) FILTER (contacts > 0) OVER life AS last_seen,
        count(*) FILTER (contacts > 0) OVER life AS weeks_present,
        count(*) FILTER (contacts > 0) OVER looked_at AS recent_weeks_present,
        count(*) FILTER (suppressed) OVER trend_weeks AS n_hidden,
        count(*) FILTER (tagged_contacts > 0) OVER trend_weeks AS k,
        sum(contacts) OVER trend_weeks AS sum_c,
        sum(tagged_contacts) OVER trend_weeks AS sum_n,
        sum(t * contacts) OVER trend_weeks AS sum_tc,
        sum(t * tagged_contacts) OVER trend_weeks AS sum_tn,
        sum(t * t * tagged_contacts) OVER trend_weeks AS sum_ttn,
        sum(contacts ^ 2 / nullif(tagged_contacts, 0)) OVER trend_weeks AS sum_ccn,
    FROM guarded
    WINDOW
        life AS (PARTITION BY pain_point_id ORDER BY week),
        looked_at AS (life ROWS BETWEEN CAST(main.number_setting('pain_matrix.weeks') - 1 AS BIGINT) PRECEDING AND CURRENT ROW),
        trend_weeks AS (life ROWS BETWEEN CAST(main.number_setting('pain_matrix.trend_weeks') - 1 AS BIGINT) PRECEDING AND CURRENT ROW)
),
-- One step of Fisher scoring, from a constant rate, of a log-linear model of over-dispersed counts: P. McCullagh & J. A. Nelder (1989),
-- Generalized Linear Models, 2nd ed., sections 2.5 and 6.2. Information and score are those of the slope, Pearson's chi-square gives the dispersion.
-- Fewer than four weeks tell no trend.
scored AS (
    SELECT
        *,
        CASE WHEN k >= 4 THEN nullif(sum_c / sum_n * (sum_ttn - sum_tn ^ 2 / sum_n), 0) END AS information,
        (sum_tc - sum_tn / sum_n * sum_c) / information AS trend,
        sqrt(greatest(1, (sum_ccn * sum_n / sum_c - sum_c - trend ^ 2 * information) / (k - 2)) / information) AS trend_error,
    FROM summed
    WHERE first_seen IS NOT NULL
)
SELECT
    week,
    pain_point_id,
    category,
    topic_id,
    contacts,
    customers,
    tagged_contacts,
    active_customers,
    contacts / nullif(tagged_contacts, 0) AS share,
    main.wilson_lower(contacts, tagged_contacts) AS share_lower,
    main.wilson_upper(contacts, tagged_contacts) AS share_upper,
    mean_severity,
    coalesce(felt_contacts, 0) AS felt_contacts,
    mean_peak,
    mean_end,
    coalesce(repeat_contacts, 0) AS repeat_contacts,
    repeat_contacts / contacts AS repeat_share,
    coalesce(known_outcomes, 0) AS known_outcomes,
    coalesce(not_achieved_contacts, 0) AS not_achieved_contacts,
    not_achieved_contacts / nullif(known_outcomes, 0) AS not_achieved_share,
    coalesce(churn_contacts, 0) AS churn_contacts,
    churn_contacts / contacts AS churn_share,
    first_seen,
    last_seen,
    weeks_present,
    weeks_known,
    recent_weeks_present,
    weeks_looked_at,
    round(trend, 6) AS trend,
    round(trend - main.t_quantile(k - 2) * trend_error, 6) AS trend_lower,
    round(trend + main.t_quantile(k - 2) * trend_error, 6) AS trend_upper,
    tagged_contacts < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    suppressed,
    CASE WHEN n_hidden > 0 THEN list_append(coalesce(hidden, []), 'trend') ELSE coalesce(hidden, []) END AS hidden,
FROM scored
