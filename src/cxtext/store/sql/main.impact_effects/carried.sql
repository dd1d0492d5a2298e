-- Which contacts of the weeks up to one week carry which pain point or topic; the contact by its place in the order of ids, from 0.
WITH
contact AS (
    SELECT contact_id, row_number() OVER (ORDER BY contact_id) - 1 AS place
    FROM impact_contacts
    WHERE week <= $week AND week > $week - CAST(7 * $weeks AS INTEGER)
)
SELECT DISTINCT contact.place, found.kind, found.label
FROM contact
JOIN (
    SELECT contact_id, 'pain_point' AS kind, label FROM main.tags WHERE kind = 'pain_point'
    UNION ALL
    SELECT contact_id, 'topic', topic_id FROM main.contact_topics
) AS found USING (contact_id)
ORDER BY ALL
