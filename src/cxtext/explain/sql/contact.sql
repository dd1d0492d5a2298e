SELECT * FROM main.contacts WHERE contact_id = $contact_id
