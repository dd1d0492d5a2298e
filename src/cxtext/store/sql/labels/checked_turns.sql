-- The turns that a person checked and that still read the same, with everything that holds of them.
WITH
checked AS (
    SELECT
        contact_id,
        seq,
        max(value) FILTER (kind = 'sentiment') AS sentiment,
        coalesce(list(label ORDER BY place) FILTER (kind = 'emotion'), []) AS emotions,
        max(value) FILTER (kind = 'emotion' AND place = 1) AS intensity,
        bool_or(kind = 'wish') AS wish,
        coalesce(list(DISTINCT label ORDER BY label) FILTER (kind = 'effort_signal'), []) AS effort_signals,
        max(labelled_by) AS labelled_by,
    FROM held_labels
    WHERE seq IS NOT NULL
    GROUP BY contact_id, seq
),
pain AS (
    SELECT contact_id, seq, list(label ORDER BY label) AS pain_points, list(severity ORDER BY label) AS severities
    FROM (SELECT contact_id, seq, label, max(value) AS severity FROM held_labels WHERE kind = 'pain_point' GROUP BY contact_id, seq, label)
    GROUP BY contact_id, seq
),
agent AS (
    SELECT contact_id, seq, text
    FROM main.turns
    SEMI JOIN held_labels USING (contact_id)
    WHERE role IN ('agent', 'bot') AND coalesce(language, 'nl') IN ('nl', 'en')  -- what the model reads in a whole contact
),
place AS (
    SELECT
        contact_id,
        seq,
        count(*) OVER (PARTITION BY contact_id ORDER BY seq) - 1 AS turns_before,
        count(*) OVER (PARTITION BY contact_id) - 1 - turns_before AS turns_behind,
    FROM main.turns
    SEMI JOIN held_labels USING (contact_id)
    WHERE role = 'customer' AND language IN ('nl', 'en')  -- those among which the model counts places
)
SELECT
    checked.contact_id,
    checked.seq,
    coalesce(place.turns_before, 0) AS turns_before,
    coalesce(place.turns_behind, 0) AS turns_behind,
    contact.channel,
    turn.language,
    coalesce(agent.text, '') AS before,
    turn.text,
    checked.sentiment,
    checked.emotions,
    checked.intensity,
    coalesce(pain.pain_points, []) AS pain_points,
    coalesce(pain.severities, []) AS severities,
    checked.wish,
    checked.effort_signals,
    checked.labelled_by,
FROM checked
JOIN main.contacts AS contact ON contact.contact_id = checked.contact_id
JOIN main.turns AS turn ON turn.contact_id = checked.contact_id AND turn.seq = checked.seq
LEFT JOIN place ON place.contact_id = checked.contact_id AND place.seq = checked.seq
LEFT JOIN pain ON pain.contact_id = checked.contact_id AND pain.seq = checked.seq
ASOF LEFT JOIN agent ON agent.contact_id = checked.contact_id AND checked.seq > agent.seq
ORDER BY checked.contact_id, checked.seq
