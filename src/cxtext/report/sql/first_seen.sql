-- One pain point or topic a row, with the first week it was seen in.
SELECT kind, label, first_seen
FROM voc.label_week
WHERE week = $first AND kind IN ('pain_point', 'topic') AND first_seen IS NOT NULL
