-- The largest pain points that may be shown, the categories first.
SELECT category, topic_id
FROM voc.pain_points
WHERE NOT suppressed
ORDER BY topic_id IS NOT NULL, contacts DESC, pain_point_id
LIMIT $size
