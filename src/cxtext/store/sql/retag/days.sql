-- The days of a period on which contacts started, in a time zone, with their number.
SELECT (started_at AT TIME ZONE $zone)::DATE AS day, count(*)
FROM main.contacts
WHERE day BETWEEN $since::DATE AND coalesce($until::DATE, 'infinity'::DATE)
GROUP BY day
ORDER BY day
