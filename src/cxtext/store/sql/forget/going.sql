-- The contacts of a person, with what still names them outside the warehouse: the file in the inbox and the week and month of a report.
CREATE OR REPLACE TEMP TABLE going AS
SELECT contact_id, source_contact_id, file_id, files.path, main.week_of(started_at) AS week, main.month_of(started_at) AS month
FROM main.contacts
LEFT JOIN ops.files AS files USING (file_id)
WHERE customer_key = $key
