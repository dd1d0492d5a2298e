-- What was said in the labelled contacts: a row a turn, and one for all turns of a contact (seq NULL), with the checksum that tells whether it changed.
CREATE OR REPLACE TEMP TABLE texts AS
SELECT contact_id, seq, role, language, sha256(text) AS text_sha256
FROM main.turns
SEMI JOIN labelled_contacts USING (contact_id)
UNION ALL
SELECT contact_id, NULL, NULL, NULL, sha256(string_agg(role || chr(31) || text, chr(30) ORDER BY seq))
FROM main.turns
SEMI JOIN labelled_contacts USING (contact_id)
GROUP BY contact_id
