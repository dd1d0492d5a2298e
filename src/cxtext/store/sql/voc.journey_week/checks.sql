-- fail: a reason stands twice in a week
SELECT label, week
FROM voc.journey_week
GROUP BY ALL
HAVING count(*) > 1;

-- fail: solved, not solved and open do not add up to all journeys
SELECT label, week
FROM voc.journey_week
WHERE solved + not_solved + open <> journeys OR customers > journeys;

-- warn: the weeks lag behind the journeys; rebuild them
SELECT any_value(week)
FROM voc.journey_week
WHERE label = 'all'
HAVING sum(journeys) <> (SELECT count(*) FROM main.journeys WHERE n_needed > 0);
