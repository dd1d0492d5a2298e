-- The contacts of files that are loaded whole, loaded by a run that loaded none of the batches the file has now: an earlier reading gave them.
SELECT contact_id
FROM main.contacts
WHERE file_id IN (
        SELECT file.file_id
        FROM ops.files AS file
        LEFT JOIN ops.batches AS batch ON batch.file_id = file.file_id
        WHERE file.file_id IN (SELECT file_id FROM read_files)
        GROUP BY file.file_id, file.n_batches
        HAVING count(batch.batch) >= file.n_batches
    )
    AND (file_id, run_id) NOT IN (SELECT (file_id, run_id) FROM ops.batches)
