-- fail: a path stands twice in a week
SELECT week, path
FROM voc.journey_paths
GROUP BY ALL
HAVING count(*) > 1;

-- warn: the weeks lag behind the journeys; rebuild them
SELECT any_value(week)
FROM voc.journey_paths
HAVING sum(journeys) <> (SELECT count(*) FROM main.journeys);
