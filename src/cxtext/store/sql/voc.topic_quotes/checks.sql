-- fail: a topic has two quotes of one rank
SELECT topic_id, rank
FROM voc.topic_quotes
GROUP BY ALL
HAVING count(*) > 1;
