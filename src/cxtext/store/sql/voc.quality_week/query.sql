-- One measure of the quality of the data of one week a row.
WITH
contact AS (
    SELECT
        contact_id,
        source,
        main.week_of(started_at) AS week,
        n_customer_turns,
        language,
        {
            'tags': contact_id IN (SELECT contact_id FROM main.turn_scores UNION SELECT contact_id FROM main.tags),
            'sentiment': contact_id IN (SELECT contact_id FROM main.contact_scores WHERE peak_end IS NOT NULL),
            'effort': contact_id IN (SELECT contact_id FROM main.contact_scores WHERE effort IS NOT NULL),
            'topic': contact_id IN (SELECT contact_id FROM main.contact_topics),
            'customer': customer_key IS NOT NULL,
            'csat': csat IS NOT NULL,
            'nps': nps IS NOT NULL,
            'ces': ces IS NOT NULL
        } AS has,
    FROM main.contacts
),
coverage AS (
    SELECT week, unnest(['tags', 'sentiment', 'effort', 'topic', 'customer', 'csat', 'nps', 'ces']) AS label,
        unnest([has.tags, has.sentiment, has.effort, has.topic, has.customer, has.csat, has.nps, has.ces]) AS is_there,
    FROM contact
),
untagged AS (
    SELECT
        week,
        has.tags AS is_tagged,
        CASE
            WHEN n_customer_turns = 0 THEN 'no customer turn'
            WHEN language IS NULL THEN 'language unknown'
            WHEN language IN ('nl', 'en') THEN 'no score'
            ELSE 'language ' || language
        END AS label,
        count(*) OVER (PARTITION BY week) AS n_of,
    FROM contact
),
heard AS (
    SELECT week, count(*) FILTER (NOT has.topic) AS n, count(*) AS n_of
    FROM main.segments JOIN contact USING (contact_id)
    GROUP BY ALL
),
spoken AS (
    SELECT week, source, count(*) FILTER (role = 'unknown') AS n, count(*) AS n_of
    FROM main.turns JOIN contact USING (contact_id)
    GROUP BY ALL
),
file AS (
    SELECT file_id, main.week_of(coalesce(last_contact_at, read_at)) AS week, items FROM ops.files
),
read AS (
    SELECT week, sum(items) AS items FROM file GROUP BY week
)
SELECT week, measure, label, n, n_of, n / nullif(n_of, 0) AS share
FROM (
    SELECT week, 'coverage' AS measure, label, count(*) FILTER (is_there) AS n, count(*) AS n_of FROM coverage GROUP BY ALL
    UNION ALL
    SELECT week, 'untagged', label, count(*), any_value(n_of) FROM untagged WHERE NOT is_tagged GROUP BY ALL
    UNION ALL
    SELECT week, 'outliers', 'topic', n, n_of FROM heard
    UNION ALL
    SELECT week, 'unknown_role', source, n, n_of FROM spoken WHERE n > 0
    UNION ALL
    SELECT week, 'rejected', reason, count(*), any_value(read.items)
    FROM ops.rejected JOIN file USING (file_id) JOIN read USING (week)
    GROUP BY ALL
)
