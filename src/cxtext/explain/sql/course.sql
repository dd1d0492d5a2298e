SELECT * FROM main.contact_scores WHERE contact_id = $contact_id
