-- One contact a row, numbered from the newest, with the words that show its worst pain point, else those that gave its reason.
WITH strongest AS (
    SELECT contact_id, arg_max({quote: quote, seq: seq}, (kind = 'pain_point')::INTEGER * 10 + coalesce(severity, 0) + score) AS words
    FROM main.tags
    WHERE kind IN ('pain_point', 'contact_reason') AND quote IS NOT NULL
    GROUP BY contact_id
)
SELECT
    row_number() OVER (ORDER BY contact.started_at DESC, contact.contact_id) AS contact_no,
    contact.* EXCLUDE (metadata),
    strongest.words.quote AS quote,
    strongest.words.seq AS quote_seq,
FROM voc.contacts AS contact
LEFT JOIN strongest ON strongest.contact_id = contact.contact_id
