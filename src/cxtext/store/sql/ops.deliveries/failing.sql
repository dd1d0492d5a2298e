-- Deliveries whose last attempt of a week, or of a month, failed.
SELECT delivery, kind, grain, first_day, detail, fix
FROM ops.deliveries
QUALIFY row_number() OVER (PARTITION BY delivery, kind, grain ORDER BY attempt_id DESC) = 1 AND result = 'failed'
ORDER BY delivery, kind, grain DESC
