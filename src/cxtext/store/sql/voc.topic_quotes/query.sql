-- One typical quote of a topic a row, the nearest first; of a contact whose words have changed since the fit there is none.
SELECT
    quote.topic_id,
    topic.label_nl,
    topic.label_en,
    quote.rank,
    segment.text AS quote,
    segment.language,
    quote.contact_id,
    quote.seq,
    main.week_of(contact.started_at) AS week,
    contact.channel,
FROM main.topic_quotes AS quote
JOIN main.topics AS topic USING (topic_id)
JOIN main.segments AS segment USING (contact_id, seq, start_char)
JOIN main.contacts AS contact USING (contact_id)
