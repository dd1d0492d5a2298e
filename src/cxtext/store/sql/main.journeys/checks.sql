-- fail: two journeys have the same id
SELECT journey_id
FROM main.journeys
GROUP BY ALL
HAVING count(*) > 1;

-- warn: journeys lag behind the contacts; link them
SELECT journey_id
FROM main.journeys
FULL JOIN (SELECT journey_id, count(*) AS n FROM main.journey_contacts GROUP BY ALL) AS counted USING (journey_id)
WHERE n_contacts IS DISTINCT FROM n;

-- fail: a journey has an unknown end, or is solved before its window has closed
SELECT journey_id
FROM main.journeys
WHERE (solved NOT IN ('yes', 'no', 'open') OR (solved <> 'open' AND closes_at > (SELECT max(started_at) FROM main.contacts)));

-- fail: a journey ends before it begins
SELECT journey_id
FROM main.journeys
WHERE last_at < first_at;
