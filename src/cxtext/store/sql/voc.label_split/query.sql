-- One part (a channel, or those who had been in contact before) of one pain point or topic in one week a row.
WITH
carried AS (
    SELECT DISTINCT kind, label, contact_id FROM main.tags WHERE kind = 'pain_point'
    UNION
    SELECT 'topic', topic_id, contact_id FROM main.contact_topics
),
contact AS (
    SELECT
        contact_id,
        main.week_of(started_at) AS week,
        coalesce(customer_key, contact_id) AS customer,
        unnest(['call', 'chat', 'email', 'other', 'repeat_contact']) AS part,
        CASE part WHEN 'repeat_contact' THEN repeats.contact_id IS NOT NULL ELSE part = channel END AS is_in,
    FROM main.contacts
    LEFT JOIN (SELECT DISTINCT contact_id FROM main.tags WHERE kind = 'effort_signal' AND label = 'repeat_contact') AS repeats USING (contact_id)
),
counted AS (
    SELECT
        week,
        kind,
        label,
        part,
        count(*) FILTER (is_in) AS contacts,
        count(DISTINCT customer) FILTER (is_in) AS customers,
        count(DISTINCT customer) FILTER (NOT is_in) AS others,
        count(*) AS label_contacts,
    FROM carried JOIN contact USING (contact_id)
    GROUP BY ALL
)
SELECT
    * EXCLUDE (others),
    contacts / label_contacts AS share,
    main.wilson_lower(contacts, label_contacts) AS share_lower,
    main.wilson_upper(contacts, label_contacts) AS share_upper,
    -- A part of all but a few would reveal those few.
    main.is_few(least(customers, others))
        OR greatest(customers, others) < CAST(main.setting('min_customers') AS INTEGER) AS suppressed,
FROM counted
WHERE contacts > 0 OR part = 'repeat_contact'
