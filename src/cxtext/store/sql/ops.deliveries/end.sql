UPDATE ops.deliveries SET finished_at = now(), result = $result, detail = nullif($detail, ''), fix = nullif($fix, '') WHERE attempt_id = $attempt_id
