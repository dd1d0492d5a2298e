-- The contacts of a person, with what still names them outside the warehouse: the file in the inbox and the week of a report.
CREATE OR REPLACE TEMP TABLE going AS
SELECT contact_id, source_contact_id, file_id, files.path, main.week_of(started_at) AS week
FROM main.contacts
LEFT JOIN ops.files AS files USING (file_id)
WHERE customer_key = $key
