-- Whether a run since the last night or fit that was done did not finish. A backfill or forgetting that was done mends no night: it gives no topics.
-- A delivery that was cut short leaves the tables as they were.
SELECT count(*) > 0
FROM ops.runs
WHERE status <> 'done'
    AND kind <> 'deliver'
    AND started_at > coalesce((SELECT max(started_at) FROM ops.runs WHERE status = 'done' AND kind IN ('nightly', 'fit')), '-infinity')
