-- A row for each batch of a file that was just loaded.
INSERT OR REPLACE INTO ops.batches
SELECT file_id, batch, $digest, count(contact_id), now(), $run_id
FROM staged_origins
GROUP BY file_id, batch
