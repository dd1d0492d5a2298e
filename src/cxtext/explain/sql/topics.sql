SELECT topic.label_nl, topic.label_en, found.share
FROM main.contact_topics AS found
JOIN main.topics AS topic USING (topic_id)
WHERE found.contact_id = $contact_id
ORDER BY found.share DESC, topic_id
