-- Batches of an earlier reading that cut the file into another number of batches: they say nothing about the batches of now.
DELETE FROM ops.batches
WHERE file_id IN (SELECT file_id FROM ops.files JOIN given_files USING (file_id) WHERE files.n_batches <> given_files.n_batches)
