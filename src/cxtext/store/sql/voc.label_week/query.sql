-- One label of one kind in one week a row, also where no contact has it.
WITH
found AS (
    SELECT kind, label, contact_id, severity AS strength FROM main.tags
    UNION ALL
    SELECT 'emotion', label, contact_id, CASE WHEN label = emotion THEN intensity END
    FROM (SELECT contact_id, emotion, intensity, unnest(emotions) AS label FROM main.turn_scores)
    UNION ALL
    SELECT 'peak_emotion', peak_emotion, contact_id, NULL FROM main.contact_scores WHERE peak_emotion IS NOT NULL
    UNION ALL
    SELECT 'end_emotion', end_emotion, contact_id, NULL FROM main.contact_scores WHERE end_emotion IS NOT NULL
    UNION ALL
    SELECT 'topic', topic_id, contact_id, NULL FROM main.contact_topics
),
contact AS (
    SELECT contact_id, coalesce(customer_key, contact_id) AS customer, main.week_of(started_at) AS week FROM main.contacts
),
-- A contact is tagged when the tagger found a customer turn in a language it knows: only such a contact can carry a label.
tagged AS (
    SELECT week, count(*) AS tagged_contacts
    FROM contact
    WHERE contact_id IN (SELECT contact_id FROM main.turn_scores UNION SELECT contact_id FROM main.tags)
    GROUP BY week
),
-- Contact by contact first: an average of averages would weigh a contact with one tag like one with ten.
carried AS (
    SELECT kind, label, contact_id, count(*) AS tags, sum(strength) AS strength, count(strength) AS n_strength FROM found GROUP BY ALL
),
counted AS (
    SELECT
        week,
        kind,
        label,
        count(*) AS contacts,
        count(DISTINCT customer) AS customers,
        sum(tags) AS tags,
        sum(strength) / nullif(sum(n_strength), 0) AS mean_severity,
    FROM carried JOIN contact USING (contact_id)
    GROUP BY ALL
),
every_week AS (
    SELECT CAST(unnest(generate_series(min(week), max(week), INTERVAL 7 DAY)) AS DATE) AS week FROM contact
),
series AS (
    SELECT
        week,
        kind,
        label,
        coalesce(counted.contacts, 0) AS contacts,
        coalesce(counted.customers, 0) AS customers,
        coalesce(counted.tags, 0) AS tags,
        coalesce(tagged.tagged_contacts, 0) AS tagged_contacts,
        coalesce(counted.contacts, 0) / nullif(tagged.tagged_contacts, 0) AS share,
        mean_severity,
        main.is_few(counted.customers) AS is_small,
    FROM every_week
    CROSS JOIN (SELECT DISTINCT kind, label FROM counted)
    LEFT JOIN tagged USING (week)
    LEFT JOIN counted USING (week, kind, label)
),
compared AS (
    SELECT
        *,
        lag(contacts) OVER label_weeks AS previous_contacts,
        lag(tagged_contacts) OVER label_weeks AS previous_tagged,
        lag(share) OVER label_weeks AS previous_share,
        median(contacts) OVER weeks_before AS median_contacts,
        median(share) OVER weeks_before AS median_share,
        count(*) FILTER (contacts > 0) OVER label_weeks AS weeks_present,
        min(week) FILTER (contacts > 0) OVER label_weeks AS first_seen,
        count(*) FILTER (is_small) OVER (PARTITION BY week, kind) AS n_small,
        row_number() OVER (PARTITION BY week, kind, is_small OR contacts = 0 ORDER BY customers, label) AS size_rank,
    FROM series
    WINDOW
        label_weeks AS (PARTITION BY kind, label ORDER BY week),
        weeks_before AS (
            PARTITION BY kind, label ORDER BY week ROWS BETWEEN CAST(main.setting('weeks_back') AS INTEGER) PRECEDING AND 1 PRECEDING
        )
)
SELECT
    week,
    kind,
    label,
    contacts,
    customers,
    tags,
    tagged_contacts,
    share,
    main.wilson_lower(contacts, tagged_contacts) AS share_lower,
    main.wilson_upper(contacts, tagged_contacts) AS share_upper,
    previous_contacts,
    previous_share,
    share - previous_share AS change,
    main.difference_lower(contacts, tagged_contacts, previous_contacts, previous_tagged) AS change_lower,
    main.difference_upper(contacts, tagged_contacts, previous_contacts, previous_tagged) AS change_upper,
    median_contacts,
    median_share,
    share - median_share AS change_vs_median,
    mean_severity,
    weeks_present,
    first_seen,
    tagged_contacts < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    -- The labels of these kinds add up to the tagged contacts, so one hidden cell alone could be had by subtraction: the next smallest goes with it.
    is_small
        OR (
            kind IN ('contact_reason', 'outcome', 'trigger', 'life_event', 'phase', 'churn')
            AND n_small = 1 AND contacts > 0 AND size_rank = 1
        ) AS suppressed,
FROM compared
