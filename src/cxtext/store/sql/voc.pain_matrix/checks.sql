-- fail: a pain point stands twice in a week
SELECT pain_point_id, week
FROM voc.pain_matrix
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a pain point was there in more weeks than there are
SELECT pain_point_id, week
FROM voc.pain_matrix
WHERE persistence > 1;
