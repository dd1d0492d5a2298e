-- One row a mention; of a contact that stands twice in the batch, those whose words its last version still holds.
SELECT
    batch.* EXCLUDE (file_row_number),
FROM read_parquet($path, file_row_number = true, hive_partitioning = false) AS batch
LEFT JOIN staged_contacts AS contact ON contact.contact_id = batch.contact_id AND contact.fate <> 'duplicate'
LEFT JOIN staged_turns AS turn ON contact.n_versions > 1 AND turn.contact_id = batch.contact_id AND turn.seq = batch.seq
WHERE coalesce(contact.fate, 'load') = 'load'
    AND (coalesce(contact.n_versions, 1) = 1 OR batch.quote = substring(turn.text, batch.start_char + 1, batch.end_char - batch.start_char))
QUALIFY coalesce(contact.n_versions, 1) = 1
    OR row_number() OVER (
        PARTITION BY batch.contact_id, batch.seq, batch.kind, batch.start_char, batch.channel, batch.days_ago, batch.weekday, batch.month_day
        ORDER BY file_row_number DESC
    ) = 1
