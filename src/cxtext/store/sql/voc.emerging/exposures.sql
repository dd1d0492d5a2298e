-- One week a row, with the customers that said anything in it.
SELECT main.week_of(started_at) AS week, count(DISTINCT coalesce(customer_key, contact_id)) AS customers
FROM main.contacts
WHERE contact_id IN (SELECT contact_id FROM main.segments)
GROUP BY week
ORDER BY week
