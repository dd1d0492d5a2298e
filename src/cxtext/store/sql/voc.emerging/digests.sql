-- One week a row, with a digest of the segments of its contacts: it changes when one comes, goes or reads otherwise.
SELECT main.week_of(contact.started_at) AS week, count(*) || ':' || bit_xor(hash(contact_id, contact.customer_key, seq, start_char, text)) AS digest
FROM main.segments JOIN main.contacts AS contact USING (contact_id)
GROUP BY week
ORDER BY week
