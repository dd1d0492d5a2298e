-- The segments of contacts that a run brought in which was not done yet: the present one, and those that were killed before it.
SELECT contact_id, seq, start_char, end_char, language, text
FROM main.segments
WHERE contact_id IN (
    SELECT contact_id
    FROM main.contacts
    JOIN ops.runs USING (run_id)
    WHERE runs.started_at > coalesce((SELECT max(started_at) FROM ops.runs WHERE status = 'done'), '-infinity')
)
ORDER BY contact_id, seq, start_char
