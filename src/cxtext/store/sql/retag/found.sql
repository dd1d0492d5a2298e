-- A row a contact and label that stands in it, emotions too, and one with the sign of its sentiment at the end.
SELECT DISTINCT contact_id, kind, label FROM main.tags SEMI JOIN retagged_contacts USING (contact_id)
UNION ALL
SELECT DISTINCT contact_id, 'emotion', unnest(emotions) FROM main.turn_scores SEMI JOIN retagged_contacts USING (contact_id)
UNION ALL
SELECT contact_id, 'end', sign(sentiment_end)::VARCHAR
FROM main.contact_scores
SEMI JOIN retagged_contacts USING (contact_id)
WHERE sentiment_end IS NOT NULL
