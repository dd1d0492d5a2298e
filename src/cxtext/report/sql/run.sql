-- The last run that ended well.
SELECT run_id, versions FROM ops.runs WHERE status = 'done' ORDER BY run_id DESC LIMIT 1
