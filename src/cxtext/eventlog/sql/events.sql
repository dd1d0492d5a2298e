-- The events of the journeys that began in a period, journey by journey in the order in which they happened.
SELECT * EXCLUDE (week)
FROM voc.event_log
WHERE week BETWEEN coalesce($since, DATE '0001-01-01') AND coalesce($until, DATE '9999-12-31')
ORDER BY min("timestamp") OVER (PARTITION BY case_id), case_id, step
