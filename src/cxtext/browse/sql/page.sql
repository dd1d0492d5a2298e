-- The contacts of a page, each with the turn that was found, where words were asked for.
SELECT contact.*, placed.seq AS found_seq, turn.role AS found_role, turn.text AS found_text
FROM placed
JOIN contact ON contact.contact_no = placed.contact_no
LEFT JOIN main.turns AS turn ON turn.contact_id = contact.contact_id AND turn.seq = placed.seq
WHERE placed.place > $skipped AND placed.place <= $skipped + $shown
ORDER BY placed.place
