-- The files of which every batch is loaded.
SELECT file.file_id
FROM ops.files AS file
LEFT JOIN ops.batches AS batch ON batch.file_id = file.file_id
GROUP BY file.file_id, file.n_batches
HAVING count(batch.batch) >= file.n_batches
