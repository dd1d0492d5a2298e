-- One kind and label a row: contacts with it before and after, and those that get and lose it.
SELECT
    kind,
    label,
    count(before.contact_id) AS now,
    count(after.contact_id) AS "then",
    count(*) FILTER (before.contact_id IS NULL) AS added,
    count(*) FILTER (after.contact_id IS NULL) AS removed,
FROM before
FULL JOIN after USING (contact_id, kind, label)
WHERE kind <> 'end'
GROUP BY kind, label
ORDER BY kind, label
