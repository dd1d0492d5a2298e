-- What a person checked of a contact: turns by seq, NULL for the contact as a whole.
SELECT DISTINCT seq FROM ops.labels WHERE contact_id = $contact_id
