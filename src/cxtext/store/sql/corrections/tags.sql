-- The tags of a checked turn, and those given once a checked contact, are what the person gave; without words pointed at, a turn's tag spans the whole turn.
DELETE FROM main.tags
WHERE kind IN ('pain_point', 'wish', 'effort_signal')
    AND (contact_id, seq) IN (SELECT (contact_id, seq) FROM held_labels WHERE seq IS NOT NULL);
DELETE FROM main.tags
WHERE kind NOT IN ('pain_point', 'wish', 'effort_signal')
    AND contact_id IN (SELECT contact_id FROM held_labels WHERE seq IS NULL);
INSERT INTO main.tags BY NAME
SELECT
    contact_id,
    seq,
    kind,
    label,
    1 AS score,
    severity,
    start_char,
    end_char,
    substring(text, start_char + 1, end_char - start_char) AS quote,
    'human' AS model,
FROM (
    SELECT
        held.contact_id,
        coalesce(held.evidence_seq, held.seq) AS seq,
        held.kind,
        held.label,
        CASE WHEN held.kind = 'pain_point' THEN held.value END AS severity,
        coalesce(held.start_char, CASE WHEN held.seq IS NOT NULL THEN 0 END) AS start_char,
        coalesce(held.end_char, CASE WHEN held.seq IS NOT NULL THEN length(turn.text) END) AS end_char,
        turn.text,
    FROM held_labels AS held
    LEFT JOIN main.turns AS turn ON turn.contact_id = held.contact_id AND turn.seq = coalesce(held.evidence_seq, held.seq)
    WHERE held.kind NOT IN ('sentiment', 'emotion', 'effort')
);
