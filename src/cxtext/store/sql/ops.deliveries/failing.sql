-- Deliveries whose last attempt failed.
SELECT delivery, grain, first_day, detail, fix
FROM ops.deliveries
QUALIFY row_number() OVER (PARTITION BY delivery, kind ORDER BY attempt_id DESC) = 1 AND result = 'failed'
ORDER BY delivery
