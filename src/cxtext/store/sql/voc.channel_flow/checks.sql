-- fail: an edge stands twice
SELECT week, step, source, target
FROM voc.channel_flow
GROUP BY ALL
HAVING count(*) > 1;

-- fail: more journeys leave a step than came to it
SELECT week, step
FROM (
    SELECT week, step, sum(journeys) AS leaving, lag(sum(journeys) FILTER (target IN ('call', 'chat', 'email', 'other'))) OVER (PARTITION BY week ORDER BY step) AS came
    FROM voc.channel_flow
    GROUP BY week, step
)
WHERE leaving > came;
