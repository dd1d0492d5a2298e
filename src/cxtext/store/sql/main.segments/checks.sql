-- fail: the text of a segment is not the slice of its turn
SELECT segment.contact_id, segment.seq
FROM main.segments AS segment
LEFT JOIN main.turns AS turn ON turn.contact_id = segment.contact_id AND turn.seq = segment.seq
WHERE segment.contact_id IN (FROM checked_contacts)
    AND segment.text IS DISTINCT FROM substring(turn.text, segment.start_char + 1, segment.end_char - segment.start_char);

-- fail: a segment is stored twice
SELECT contact_id, seq, start_char
FROM main.segments
WHERE contact_id IN (FROM checked_contacts)
GROUP BY ALL
HAVING count(*) > 1;
