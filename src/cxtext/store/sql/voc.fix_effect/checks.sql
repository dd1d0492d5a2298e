-- fail: a fix stands twice in a week
SELECT pain_point_id, week
FROM voc.fix_effect
GROUP BY ALL
HAVING count(*) > 1;

-- fail: an interval does not hold its own value
SELECT pain_point_id, week
FROM voc.fix_effect
WHERE rate_ratio NOT BETWEEN rate_ratio_lower AND rate_ratio_upper;

-- warn: a pain point is said to be mended on a day after the last contact
SELECT pain_point_id
FROM ops.pain_points
WHERE fixed_on > (SELECT CAST(timezone(main.setting('time_zone'), max(started_at)) AS DATE) FROM main.contacts);
