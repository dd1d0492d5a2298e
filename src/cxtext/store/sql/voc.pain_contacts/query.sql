-- One pain point of one contact a row: the category as a whole, and the category with each topic it comes with.
WITH
tag AS (
    SELECT contact_id, seq, label AS category, severity FROM main.tags WHERE kind = 'pain_point'
),
-- The topic that the turn itself shows best; else the main topic of the contact.
turn_topic AS (
    SELECT contact_id, seq, first(topic_id ORDER BY share DESC, topic_id) AS topic_id FROM main.contact_topics WHERE seq IS NOT NULL GROUP BY ALL
),
placed AS (
    SELECT tag.contact_id, tag.category, tag.severity, coalesce(turn_topic.topic_id, main_topic.topic_id) AS topic_id
    FROM tag
    LEFT JOIN turn_topic ON turn_topic.contact_id = tag.contact_id AND turn_topic.seq = tag.seq
    LEFT JOIN main.contact_topics AS main_topic ON main_topic.contact_id = tag.contact_id AND main_topic.is_main
),
carried AS (
    SELECT
        contact_id,
        category,
        topic_id,
        grouping(topic_id) = 1 AS is_whole,
        count(*) AS tags,
        sum(severity) AS severity,
        count(severity) AS n_severity,
        bool_or(topic_id IS NULL) AS lacks_topic,
    FROM placed
    GROUP BY GROUPING SETS ((contact_id, category), (contact_id, category, topic_id))
)
SELECT
    category || coalesce('/' || topic_id, '') AS pain_point_id,
    category,
    topic_id,
    tags,
    severity,
    n_severity,
    is_whole AND lacks_topic AS lacks_topic,
    outcome.*,
FROM carried
JOIN voc.contact_outcomes AS outcome USING (contact_id)
WHERE is_whole OR topic_id IS NOT NULL
