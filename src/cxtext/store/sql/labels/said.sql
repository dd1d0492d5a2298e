-- What the model said of the turns and contacts judged: as the tables say it, or, where a person judged the same text before, as was written down then.
CREATE OR REPLACE TEMP TABLE said_labels AS
WITH
held AS (
    SELECT DISTINCT unit.item FROM given_units AS unit JOIN held_labels AS label ON label.contact_id = unit.contact_id AND label.seq IS NOT DISTINCT FROM unit.seq
),
said AS (
    SELECT contact_id, seq, 'sentiment' AS kind, NULL AS label, sentiment AS value, NULL AS evidence_seq, NULL AS start_char, NULL AS end_char
    FROM main.turn_scores
    WHERE sentiment IS NOT NULL
    UNION ALL
    SELECT contact_id, seq, 'emotion', unnest(emotions), NULL, NULL, NULL, NULL FROM main.turn_scores
    UNION ALL
    SELECT contact_id, seq, kind, label, severity, NULL, start_char, end_char FROM main.tags WHERE kind IN ('pain_point', 'wish', 'effort_signal')
    UNION ALL
    SELECT contact_id, NULL, kind, label, NULL, seq, start_char, end_char FROM main.tags WHERE kind NOT IN ('pain_point', 'wish', 'effort_signal')
    UNION ALL
    SELECT contact_id, NULL, 'effort', NULL, effort, NULL, NULL, NULL FROM main.contact_scores
),
written AS (
    SELECT contact_id, seq, kind, label, value, evidence_seq, start_char, end_char FROM ops.labels WHERE verdict <> 'missing'
)
SELECT item, kind, label, value, evidence_seq, start_char, end_char
FROM given_units AS unit
JOIN said ON said.contact_id = unit.contact_id AND said.seq IS NOT DISTINCT FROM unit.seq
WHERE item NOT IN (FROM held)
UNION ALL
SELECT item, kind, label, value, evidence_seq, start_char, end_char
FROM given_units AS unit
JOIN written ON written.contact_id = unit.contact_id AND written.seq IS NOT DISTINCT FROM unit.seq
WHERE item IN (FROM held)
