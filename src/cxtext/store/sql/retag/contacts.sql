SELECT * EXCLUDE (file_id, run_id)
FROM main.contacts
SEMI JOIN retagged_contacts USING (contact_id)
ORDER BY contact_id
