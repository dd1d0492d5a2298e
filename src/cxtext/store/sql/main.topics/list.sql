-- The topics as a tree: each below the one it is a part of, the largest first.
SELECT topic.topic_id, topic.label_nl, topic.label_en, topic.parent_id, topic.n_contacts, topic.status
FROM main.topics AS topic
LEFT JOIN main.topics AS parent ON parent.topic_id = topic.parent_id
ORDER BY
    topic.status = 'retired',
    coalesce(parent.n_contacts, topic.n_contacts) DESC,
    coalesce(topic.parent_id, topic.topic_id),
    topic.parent_id IS NOT NULL,
    topic.n_contacts DESC,
    topic.topic_id
