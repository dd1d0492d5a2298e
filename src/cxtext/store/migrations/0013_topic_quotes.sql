-- Quotes of a topic are of different customers since then.
COMMENT ON TABLE main.topic_quotes IS 'One of the segments nearest to a topic at the last fit a row, each of another customer; voc.topic_quotes has their words';
