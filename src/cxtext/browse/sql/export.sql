-- The answer as a file, a contact a row: the columns of voc.contacts that a reader sorts and filters by, and the words of the worst pain point.
SELECT
    contact_id, strftime(week, '%G-W%V') AS week, started_at, channel, language, queue, product, customer_key, duration_s, n_turns,
    contact_reason, outcome, trigger, life_event, phase, churn,
    pain_points, max_severity, effort_signals, effort, emotions, n_wishes,
    sentiment_start, sentiment_peak, sentiment_end, peak_end, peak_emotion, end_emotion,
    topic_nl, topic_en, csat, nps, ces, source_contact_id, quote,
FROM placed
JOIN contact ON contact.contact_no = placed.contact_no
ORDER BY placed.place
