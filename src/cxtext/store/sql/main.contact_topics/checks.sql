-- fail: a contact has a topic that main.topics does not know, or no contact stands behind it
SELECT contact_id, topic_id
FROM main.contact_topics
WHERE (topic_id NOT IN (SELECT topic_id FROM main.topics) OR contact_id NOT IN (SELECT contact_id FROM main.contacts));

-- fail: a contact has the same topic twice
SELECT contact_id, topic_id
FROM main.contact_topics
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a share lies outside 0..1
SELECT contact_id, topic_id
FROM main.contact_topics
WHERE share NOT BETWEEN 0 AND 1;

-- fail: a contact has two main topics, or none
SELECT contact_id
FROM main.contact_topics
GROUP BY ALL
HAVING count(*) FILTER (is_main) <> 1;
