-- The contacts that a person checked and that still read the same, with the labels given once a contact.
SELECT
    contact_id,
    contact.channel,
    contact.language,
    coalesce(list(kind ORDER BY kind) FILTER (label IS NOT NULL), []) AS kinds,
    coalesce(list(label ORDER BY kind) FILTER (label IS NOT NULL), []) AS labels,
    max(value) FILTER (kind = 'effort') AS effort,
    max(labelled_by) AS labelled_by,
FROM held_labels AS held
JOIN main.contacts AS contact USING (contact_id)
WHERE seq IS NULL
GROUP BY contact_id, contact.channel, contact.language
ORDER BY contact_id
