SELECT * FROM main.turns WHERE contact_id = $contact_id ORDER BY seq
