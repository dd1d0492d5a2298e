-- The feeling of a checked turn is what the person gave.
DELETE FROM main.turn_scores WHERE (contact_id, seq) IN (SELECT (contact_id, seq) FROM held_labels WHERE seq IS NOT NULL);
INSERT INTO main.turn_scores BY NAME
SELECT
    contact_id,
    seq,
    max(value) FILTER (kind = 'sentiment') AS sentiment,
    coalesce(list(label ORDER BY place) FILTER (kind = 'emotion'), []) AS emotions,
    max(label) FILTER (kind = 'emotion' AND place = 1) AS emotion,
    max(value) FILTER (kind = 'emotion' AND place = 1) AS intensity,
    'human' AS model,
FROM held_labels
WHERE seq IS NOT NULL
GROUP BY contact_id, seq;
