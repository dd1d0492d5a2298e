-- Tagged contacts that no person checked as they read now: some drawn with a seed, and those with the least likely label; with what the tables say of them.
WITH
unchecked AS (
    SELECT contact_id, min(score) AS score, min_by(kind || ' ' || label, score) AS doubtful
    FROM main.tags
    WHERE kind NOT IN ('pain_point', 'wish', 'effort_signal') AND contact_id NOT IN (SELECT contact_id FROM held_labels WHERE seq IS NULL)
    GROUP BY contact_id
),
drawn AS (
    SELECT contact_id, 'random' AS chosen, '' AS why FROM unchecked ORDER BY md5(contact_id || ' ' || $seed), contact_id LIMIT $n_random
),
unsure AS (
    SELECT contact_id, 'unsure' AS chosen, printf('%s: %.2f', doubtful, score) AS why
    FROM unchecked
    ANTI JOIN drawn USING (contact_id)
    ORDER BY score, contact_id
    LIMIT $n_unsure
),
picked AS (
    FROM drawn UNION ALL FROM unsure
)
SELECT
    picked.contact_id,
    contact.channel,
    coalesce(contact.language, '') AS language,
    conversation.text,
    conversation.text_sha256,
    tag.kinds,
    tag.labels,
    score.effort,
    picked.chosen,
    picked.why,
FROM picked
JOIN main.contacts AS contact USING (contact_id)
JOIN (
    SELECT
        contact_id,
        string_agg(role || ': ' || text, chr(10) ORDER BY seq) AS text,
        sha256(string_agg(role || chr(31) || text, chr(30) ORDER BY seq)) AS text_sha256,
    FROM main.turns
    SEMI JOIN picked USING (contact_id)
    GROUP BY contact_id
) AS conversation USING (contact_id)
JOIN (
    SELECT contact_id, list(kind ORDER BY kind) AS kinds, list(label ORDER BY kind) AS labels
    FROM main.tags
    SEMI JOIN picked USING (contact_id)
    WHERE kind NOT IN ('pain_point', 'wish', 'effort_signal')
    GROUP BY contact_id
) AS tag USING (contact_id)
LEFT JOIN main.contact_scores AS score USING (contact_id)
ORDER BY picked.contact_id
