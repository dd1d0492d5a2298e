-- A file that is recorded again keeps its place in the order of files.
INSERT INTO ops.files (file_id, file_order, path, source, format, bytes, items, kept, n_batches, read_at, run_id)
SELECT $file_id, coalesce(max(file_order), 0) + 1, $path, $source, $format, $n_bytes, $items, $kept, $n_batches, now(), $run_id
FROM ops.files
ON CONFLICT DO UPDATE SET
    path = excluded.path,
    source = excluded.source,
    format = excluded.format,
    bytes = excluded.bytes,
    items = excluded.items,
    kept = excluded.kept,
    n_batches = excluded.n_batches,
    run_id = excluded.run_id
