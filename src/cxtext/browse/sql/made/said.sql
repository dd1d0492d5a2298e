-- One turn a row, folded for the search.
SELECT contact.contact_no, turn.seq, turn.role, fold(turn.text) AS text
FROM main.turns AS turn
JOIN contact ON contact.contact_id = turn.contact_id
