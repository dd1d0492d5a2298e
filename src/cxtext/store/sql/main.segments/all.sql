-- Every segment of the warehouse, in a fixed order.
SELECT contact_id, seq, start_char, end_char, language, text
FROM main.segments
ORDER BY contact_id, seq, start_char
