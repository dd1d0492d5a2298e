-- One row a topic: those given, and those of earlier fits, whose ids are never used again. Counts and days follow from the contacts.
WITH
known AS (
    SELECT topic_id, label_nl, label_en, keywords, parent_id, status, map_x, map_y FROM given_topics
    UNION ALL BY NAME
    SELECT topic_id, label_nl, label_en, keywords, parent_id, status, map_x, map_y FROM main.topics ANTI JOIN given_topics USING (topic_id)
),
carried AS (
    SELECT
        topic_id,
        count(DISTINCT contact_id) AS n_contacts,
        CAST(min(timezone(main.setting('time_zone'), started_at)) AS DATE) AS first_seen,
        CAST(max(timezone(main.setting('time_zone'), started_at)) AS DATE) AS last_seen,
    FROM main.contact_topics JOIN main.contacts USING (contact_id)
    GROUP BY topic_id
)
SELECT known.*, coalesce(n_contacts, 0) AS n_contacts, first_seen, last_seen,
FROM known LEFT JOIN carried USING (topic_id)
