-- One row a contact in the batch, with its fate: load; duplicate (a later row of the batch replaces it); older (a later file holds a newer version);
-- forgotten (the person asked for it).
SELECT
    batch.* EXCLUDE (file_row_number),
    origin.file_id,
    $run_id AS run_id,
    count(*) OVER (PARTITION BY batch.contact_id) AS n_versions,
    stored.contact_id IS NOT NULL AS is_stored,
    CASE
        WHEN row_number() OVER (PARTITION BY batch.contact_id ORDER BY file_row_number DESC) > 1 THEN 'duplicate'
        WHEN forgotten.customer_key IS NOT NULL THEN 'forgotten'
        WHEN stored_file.file_order > this_file.file_order THEN 'older'
        ELSE 'load'
    END AS fate,
FROM read_parquet($path, file_row_number = true, hive_partitioning = false) AS batch
JOIN staged_origins AS origin ON origin.contact_id = batch.contact_id AND origin.is_current
LEFT JOIN main.contacts AS stored ON stored.contact_id = batch.contact_id
LEFT JOIN ops.files AS stored_file ON stored_file.file_id = stored.file_id
LEFT JOIN ops.files AS this_file ON this_file.file_id = origin.file_id
LEFT JOIN ops.forgotten AS forgotten ON forgotten.customer_key = batch.customer_key
