SELECT * FROM main.tags WHERE contact_id = $contact_id ORDER BY seq, start_char, end_char, kind, score DESC, label
