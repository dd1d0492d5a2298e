-- fail: a path stands twice in a week
SELECT week, path
FROM voc.journey_paths
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a path of few customers stands beside others
SELECT week, path
FROM voc.journey_paths
WHERE main.is_few(customers) AND journeys <> week_journeys;

-- fail: the paths do not add up to the journeys of the week
SELECT week
FROM (SELECT week, sum(journeys) AS told FROM voc.journey_paths GROUP BY week)
JOIN voc.journey_week USING (week)
WHERE label = 'all' AND told <> journeys;
