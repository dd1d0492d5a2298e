SELECT * FROM main.turn_scores WHERE contact_id = $contact_id
