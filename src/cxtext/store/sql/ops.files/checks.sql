-- fail: the items of a file are not its contacts plus its rejected items
SELECT file.file_id
FROM ops.files AS file
LEFT JOIN ops.rejected AS rejected ON rejected.file_id = file.file_id
GROUP BY ALL
HAVING any_value(file.items) <> any_value(file.kept) + count(rejected.item);

-- warn: a file is only partly loaded; the next night goes on with it
SELECT file.file_id
FROM ops.files AS file
LEFT JOIN ops.batches AS batch ON batch.file_id = file.file_id
GROUP BY ALL
HAVING count(batch.batch) < any_value(file.n_batches);
