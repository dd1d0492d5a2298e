-- fail: a measure counts more than there is
SELECT measure, label, week
FROM voc.quality_week
WHERE n > n_of;

-- warn: the weeks lag behind the rejected items; rebuild them
SELECT 'rejected'
WHERE (SELECT coalesce(sum(n), 0) FROM voc.quality_week WHERE measure = 'rejected') <> (SELECT count(*) FROM ops.rejected SEMI JOIN ops.files USING (file_id));
