-- Batches of an earlier reading that cut the file into another number of batches: they say nothing about the batches of now.
DELETE FROM ops.batches
WHERE file_id = $file_id AND file_id IN (SELECT file_id FROM ops.files WHERE n_batches <> $n_batches)
