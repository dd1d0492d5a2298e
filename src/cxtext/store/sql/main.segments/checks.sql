-- fail: the text of a segment is not the slice of its turn
SELECT segment.contact_id, segment.seq
FROM checked_segments AS segment
LEFT JOIN checked_turns AS turn ON turn.contact_id = segment.contact_id AND turn.seq = segment.seq
WHERE segment.text IS DISTINCT FROM substring(turn.text, segment.start_char + 1, segment.end_char - segment.start_char);

-- fail: a segment is stored twice
SELECT contact_id, seq, start_char
FROM checked_segments
GROUP BY ALL
HAVING count(*) > 1;
