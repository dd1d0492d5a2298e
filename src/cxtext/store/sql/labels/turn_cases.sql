-- The turns picked for judging, with what was said before and what the tables say of them.
WITH
agent AS (
    SELECT contact_id, seq, text FROM main.turns SEMI JOIN picked USING (contact_id) WHERE role IN ('agent', 'bot')
),
label AS (
    SELECT contact_id, seq, kind, label, max(severity) AS severity FROM main.tags SEMI JOIN picked USING (contact_id, seq) GROUP BY contact_id, seq, kind, label
),
tag AS (
    SELECT
        contact_id,
        seq,
        list(label ORDER BY severity DESC, label) FILTER (kind = 'pain_point') AS pain_points,
        list(severity ORDER BY severity DESC, label) FILTER (kind = 'pain_point') AS severities,
        bool_or(kind = 'wish') AS wish,
        list(label ORDER BY label) FILTER (kind = 'effort_signal') AS effort_signals,
    FROM label
    GROUP BY contact_id, seq
)
SELECT
    picked.contact_id,
    picked.seq,
    contact.channel,
    turn.language,
    coalesce(agent.text, '') AS before,
    turn.text,
    sha256(turn.text) AS text_sha256,
    score.sentiment,
    coalesce(score.emotions, []) AS emotions,
    score.intensity,
    coalesce(tag.pain_points, []) AS pain_points,
    coalesce(tag.severities, []) AS severities,
    coalesce(tag.wish, false) AS wish,
    coalesce(tag.effort_signals, []) AS effort_signals,
    picked.chosen,
    picked.why,
FROM picked
JOIN main.contacts AS contact ON contact.contact_id = picked.contact_id
JOIN main.turns AS turn ON turn.contact_id = picked.contact_id AND turn.seq = picked.seq
LEFT JOIN main.turn_scores AS score ON score.contact_id = picked.contact_id AND score.seq = picked.seq
LEFT JOIN tag ON tag.contact_id = picked.contact_id AND tag.seq = picked.seq
ASOF LEFT JOIN agent ON agent.contact_id = picked.contact_id AND picked.seq > agent.seq
ORDER BY picked.contact_id, picked.seq
