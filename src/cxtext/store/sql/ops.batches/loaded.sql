-- Whether every batch staged was loaded as it is now.
SELECT coalesce(bool_and(stored.digest IS NOT DISTINCT FROM $digest), false)
FROM (SELECT DISTINCT file_id, batch FROM staged_origins)
LEFT JOIN ops.batches AS stored USING (file_id, batch)
