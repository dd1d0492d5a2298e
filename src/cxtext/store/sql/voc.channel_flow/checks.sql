-- fail: an edge stands twice
SELECT week, step, source, target
FROM voc.channel_flow
GROUP BY ALL
HAVING count(*) > 1;

-- fail: other journeys leave a step than came to it
SELECT week, step
FROM (
    SELECT
        week,
        step,
        sum(journeys) AS leaving,
        lag(sum(journeys) FILTER (target NOT IN ('solved', 'not_solved', 'open', 'any_end'))) OVER (PARTITION BY week ORDER BY step) AS came,
    FROM voc.channel_flow
    GROUP BY week, step
)
WHERE leaving <> came;

-- fail: the first contacts do not add up to the journeys of the week
SELECT week
FROM (SELECT week, sum(journeys) AS begun FROM voc.channel_flow WHERE step = 1 GROUP BY week)
JOIN voc.journey_week USING (week)
WHERE label = 'all' AND begun <> journeys;
