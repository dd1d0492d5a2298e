-- fail: a point stands twice
SELECT week, label, axis, up_to
FROM voc.journey_survival
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a share lies outside its interval
SELECT week, label, axis, up_to
FROM voc.journey_survival
WHERE share NOT BETWEEN lower - 1e-9 AND upper + 1e-9 OR lower < 0 OR upper > 1;

-- fail: fewer journeys are solved within more contacts or days
SELECT week, label, axis, up_to
FROM (SELECT *, lag(share) OVER (PARTITION BY week, label, axis ORDER BY up_to) AS before FROM voc.journey_survival)
WHERE share < before - 1e-9;
