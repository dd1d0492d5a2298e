-- One contact reason in one week a row: how often the goal is achieved, in how many contacts, at which effort.
WITH
solved AS (
    SELECT
        main.week_of(last_at) AS week,
        contact_reason,
        count(*) AS solved_journeys,
        count(DISTINCT customer_key) AS solved_customers,
        avg(n_needed) AS mean_contacts_until_solved,
    FROM main.journeys
    WHERE solved = 'yes' AND contact_reason IS NOT NULL
    GROUP BY ALL
),
counted AS (
    SELECT
        week,
        contact_reason,
        count(*) AS contacts,
        count(DISTINCT customer) AS customers,
        main.is_few(count(DISTINCT customer)) AS is_small,
        count(is_achieved) AS known_outcomes,
        count(*) FILTER (is_achieved) AS achieved_contacts,
        count(effort) AS effort_contacts,
        avg(effort) AS mean_effort,
        list_sort(list_distinct(flatten([
            CASE WHEN main.is_few(count(DISTINCT customer) FILTER (is_achieved)) OR main.is_few(count(DISTINCT customer) FILTER (NOT is_achieved))
                THEN ['achieved_share'] ELSE [] END,
            CASE WHEN main.is_few(count(DISTINCT customer) FILTER (is_achieved IS NOT NULL)) OR main.is_few(count(DISTINCT customer) FILTER (is_achieved IS NULL))
                THEN ['coverage'] ELSE [] END,
            CASE WHEN main.is_few(count(DISTINCT customer) FILTER (effort IS NOT NULL)) THEN ['mean_effort'] ELSE [] END
        ]))) AS hidden,
    FROM voc.contact_outcomes
    WHERE contact_reason IS NOT NULL
    GROUP BY ALL
),
guarded AS (
    SELECT
        *,
        count(*) FILTER (is_small) OVER (PARTITION BY week) AS n_small,
        row_number() OVER (PARTITION BY week, is_small ORDER BY customers, contact_reason) AS size_rank,
    FROM counted
)
SELECT
    week,
    contact_reason,
    contacts,
    customers,
    known_outcomes,
    known_outcomes / contacts AS coverage,
    achieved_contacts,
    achieved_contacts / nullif(known_outcomes, 0) AS achieved_share,
    main.wilson_lower(achieved_contacts, known_outcomes) AS achieved_share_lower,
    main.wilson_upper(achieved_contacts, known_outcomes) AS achieved_share_upper,
    coalesce(solved_journeys, 0) AS solved_journeys,
    mean_contacts_until_solved,
    effort_contacts,
    mean_effort,
    known_outcomes < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    -- The reasons add up to the tagged contacts, so one hidden cell alone could be had by subtraction: the next smallest goes with it.
    is_small OR (n_small = 1 AND size_rank = 1) AS suppressed,
    CASE WHEN main.is_few(solved_customers) THEN list_append(hidden, 'mean_contacts_until_solved') ELSE hidden END AS hidden,
FROM guarded
LEFT JOIN solved USING (week, contact_reason)
