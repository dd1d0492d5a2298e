-- A file that is recorded again keeps its place in the order of files.
INSERT INTO ops.files (file_id, file_order, path, source, bytes, items, kept, n_batches, read_at, run_id)
SELECT file_id, (SELECT coalesce(max(file_order), 0) FROM ops.files) + place, path, source, bytes, items, kept, n_batches, now(), $run_id
FROM given_files
ON CONFLICT DO UPDATE SET
    path = excluded.path,
    source = excluded.source,
    bytes = excluded.bytes,
    items = excluded.items,
    kept = excluded.kept,
    n_batches = excluded.n_batches,
    run_id = excluded.run_id
