-- fail: a pain point stands twice in a week
SELECT pain_point_id, week
FROM voc.initiatives
GROUP BY ALL
HAVING count(*) > 1;
