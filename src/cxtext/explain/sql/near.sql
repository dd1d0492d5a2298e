-- The ids most like a wanted one, the most alike first; 0.8 of Jaro-Winkler is one or two wrong characters in a short id.
WITH known AS (
    SELECT contact_id AS id FROM main.contacts
    UNION
    SELECT source_contact_id FROM main.contacts
)
SELECT id
FROM known
WHERE jaro_winkler_similarity(lower(id), lower($wanted)) >= 0.8
ORDER BY jaro_winkler_similarity(lower(id), lower($wanted)) DESC, id
LIMIT 3
