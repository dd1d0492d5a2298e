-- All that a contact can be filtered by, once a row: its labels, topics, channel, language, queue, and whether a person checked any of it.
WITH known(contact_id, kind, code) AS (
    SELECT contact_id, 'channel', channel FROM main.contacts
    UNION ALL
    SELECT contact_id, 'language', language FROM main.contacts
    UNION ALL
    SELECT contact_id, 'queue', queue FROM main.contacts
    UNION ALL
    SELECT DISTINCT contact_id, kind, label FROM main.tags
    UNION ALL
    SELECT DISTINCT contact_id, 'emotion', unnest(emotions) FROM main.turn_scores
    UNION ALL
    SELECT contact_id, 'topic', topic_id FROM main.contact_topics
    UNION ALL
    SELECT DISTINCT contact_id, 'checked', 'yes' FROM ops.labels
)
SELECT contact.contact_no, known.kind, known.code
FROM known
JOIN contact ON contact.contact_id = known.contact_id
WHERE known.code IS NOT NULL
