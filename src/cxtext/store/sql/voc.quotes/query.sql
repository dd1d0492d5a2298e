-- One tag a row, with the words that carry it and the contact they come from.
SELECT
    tag.contact_id,
    main.week_of(contact.started_at) AS week,
    contact.started_at,
    contact.channel,
    contact.language,
    contact.customer_key,
    contact.queue,
    contact.product,
    tag.seq,
    turn.role,
    tag.kind,
    tag.label,
    tag.score,
    tag.severity,
    tag.quote,
    tag.start_char,
    tag.end_char,
    score.sentiment,
    score.emotion,
    tag.model,
FROM main.tags AS tag
JOIN main.contacts AS contact ON contact.contact_id = tag.contact_id
LEFT JOIN main.turns AS turn ON turn.contact_id = tag.contact_id AND turn.seq = tag.seq
LEFT JOIN main.turn_scores AS score ON score.contact_id = tag.contact_id AND score.seq = tag.seq
