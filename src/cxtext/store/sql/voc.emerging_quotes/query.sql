-- One segment of a customer that carries an emerging topic or term of its week a row.
WITH
segment AS (
    SELECT contact_id, main.week_of(started_at) AS week, started_at, channel, coalesce(customer_key, contact_id) AS customer, seq, start_char, segment.language, text
    FROM main.segments AS segment JOIN main.contacts USING (contact_id)
)
SELECT week, kind, label, contact_id, started_at, channel, customer, seq, start_char, language, text AS quote,
FROM voc.emerging JOIN segment USING (week)
WHERE kind = 'term' AND list_has_any(main.words_of(text), words) AND (second_words IS NULL OR list_has_any(main.words_of(text), second_words))
UNION ALL
SELECT week, kind, label, contact_id, started_at, channel, customer, seq, start_char, language, text,
FROM voc.emerging
JOIN main.contact_topics AS carried ON carried.topic_id = label
JOIN segment USING (week, contact_id, seq)
WHERE kind = 'topic'
