-- Batches of an earlier reading: of a file that was loaded whole and is read once more, or that is cut into another number of batches now.
DELETE FROM ops.batches
WHERE file_id IN (
    SELECT file.file_id
    FROM ops.files AS file
    JOIN given_files AS given ON given.file_id = file.file_id
    LEFT JOIN ops.batches AS batch ON batch.file_id = file.file_id
    GROUP BY file.file_id, file.n_batches, given.n_batches
    HAVING file.n_batches <> given.n_batches OR count(batch.batch) >= file.n_batches
)
