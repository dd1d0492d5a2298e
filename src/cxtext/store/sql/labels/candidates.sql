-- Scored turns that no person checked as they read now, in an order drawn with a seed, with what was said before them and their place in the contact.
WITH
drawn AS (
    SELECT contact_id, seq, turn.text, turn.language, md5(contact_id || ' ' || seq || ' ' || $seed) AS lot
    FROM main.turns AS turn
    JOIN main.turn_scores AS score USING (contact_id, seq)
    ANTI JOIN held_labels AS held ON held.contact_id = turn.contact_id AND held.seq = turn.seq
    WHERE turn.language IN ('nl', 'en')
    ORDER BY lot, contact_id, seq
    LIMIT $size
),
agent AS (
    SELECT contact_id, seq, text
    FROM main.turns
    SEMI JOIN drawn USING (contact_id)
    WHERE role IN ('agent', 'bot') AND coalesce(language, 'nl') IN ('nl', 'en')  -- what the model reads in a whole contact
),
place AS (
    SELECT
        contact_id,
        seq,
        count(*) OVER (PARTITION BY contact_id ORDER BY seq) - 1 AS turns_before,
        count(*) OVER (PARTITION BY contact_id) - 1 - turns_before AS turns_behind,
    FROM main.turns
    SEMI JOIN drawn USING (contact_id)
    WHERE role = 'customer' AND language IN ('nl', 'en')  -- those among which the model counts places
)
SELECT drawn.contact_id, drawn.seq, place.turns_before, place.turns_behind, coalesce(agent.text, '') AS before, drawn.text, drawn.language
FROM drawn
JOIN place ON place.contact_id = drawn.contact_id AND place.seq = drawn.seq
ASOF LEFT JOIN agent ON agent.contact_id = drawn.contact_id AND drawn.seq > agent.seq
ORDER BY lot, drawn.contact_id, drawn.seq
