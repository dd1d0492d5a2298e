-- The last time that a report got to each place, and how often it did.
SELECT delivery, kind, arg_max(place, attempt_id), arg_max(digest, attempt_id), max(finished_at)::VARCHAR, count(*)
FROM ops.deliveries
WHERE grain = $grain AND first_day = $first_day AND result = 'sent'
GROUP BY delivery, kind
