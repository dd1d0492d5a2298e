-- One row a turn. The turns of a contact that stands twice in the batch follow each other: the last n_turns are those of the last version.
SELECT
    batch.* EXCLUDE (file_row_number),
FROM read_parquet($path, file_row_number = true, hive_partitioning = false) AS batch
LEFT JOIN staged_contacts AS contact ON contact.contact_id = batch.contact_id AND contact.fate <> 'duplicate'
WHERE coalesce(contact.fate, 'load') = 'load'
QUALIFY coalesce(contact.n_versions, 1) = 1
    OR row_number() OVER (PARTITION BY batch.contact_id ORDER BY file_row_number DESC) <= contact.n_turns
