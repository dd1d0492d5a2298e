-- The contacts that an id can stand for: its own id, the source's, or the beginning of its own as reports print it.
SELECT
    contact_id,
    source,
    source_contact_id,
    CASE WHEN contact_id = $wanted THEN 'own' WHEN source_contact_id = $wanted THEN 'source' ELSE 'beginning' END AS how,
FROM main.contacts
WHERE contact_id = $wanted OR source_contact_id = $wanted OR (length($wanted) >= 6 AND starts_with(contact_id, $wanted))
ORDER BY contact_id
LIMIT 10
