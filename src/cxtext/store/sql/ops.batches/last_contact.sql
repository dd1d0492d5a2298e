-- The latest contact of the files of a batch.
UPDATE ops.files
SET last_contact_at = greatest(files.last_contact_at, staged.last_contact_at)
FROM (SELECT file_id, max(started_at) AS last_contact_at FROM staged_contacts GROUP BY file_id) AS staged
WHERE files.file_id = staged.file_id
