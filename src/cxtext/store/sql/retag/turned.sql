-- The contacts compared, and how many of them end with another sign of sentiment.
SELECT count(*), count(*) FILTER (before.label IS DISTINCT FROM after.label)
FROM retagged_contacts AS contact
LEFT JOIN before ON before.contact_id = contact.contact_id AND before.kind = 'end'
LEFT JOIN after ON after.contact_id = contact.contact_id AND after.kind = 'end'
