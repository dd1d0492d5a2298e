-- The segments of contacts without topics of the last night or fit that was done: those of the present run, and of runs that were cut short before it.
SELECT contact_id, seq, start_char, end_char, language, text
FROM main.segments
WHERE contact_id IN (
    SELECT contact_id
    FROM main.contacts
    JOIN ops.runs USING (run_id)
    WHERE runs.started_at > coalesce((SELECT max(started_at) FROM ops.runs WHERE status = 'done' AND kind IN ('nightly', 'fit')), '-infinity')
)
ORDER BY contact_id, seq, start_char
