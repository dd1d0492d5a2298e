-- Rows as they should be: the fresh ones, and the terms of weeks that were not counted again.
CREATE OR REPLACE TEMP TABLE computed_emerging AS
SELECT fresh.* REPLACE (
    coalesce(label_nl, topic.label_nl_of, label) AS label_nl,
    coalesce(label_en, topic.label_en_of, label) AS label_en,
    coalesce(fresh.first_seen, known.first_seen) AS first_seen
)
FROM fresh_emerging AS fresh
LEFT JOIN (SELECT topic_id AS label, label_nl AS label_nl_of, label_en AS label_en_of FROM main.topics) AS topic USING (label)
LEFT JOIN (SELECT week, kind, label, first_seen FROM voc.label_week) AS known USING (week, kind, label)
UNION ALL BY NAME
SELECT *
FROM voc.emerging
WHERE kind = 'term' AND week NOT IN (FROM fresh_weeks) AND list_contains($weeks, week)
