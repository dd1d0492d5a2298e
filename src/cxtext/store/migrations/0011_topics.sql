-- Where topics lie on the map, and the segments that show them best.
ALTER TABLE main.topics ADD COLUMN map_x FLOAT;
ALTER TABLE main.topics ADD COLUMN map_y FLOAT;
COMMENT ON COLUMN main.topics.map_x IS 'Place on the topic map, from left to right: near topics are alike; kept from week to week; NULL for retired topics';
COMMENT ON COLUMN main.topics.map_y IS 'Place on the topic map, from bottom to top, in the same unit as map_x';

CREATE TABLE main.topic_quotes (
    topic_id VARCHAR NOT NULL,
    rank TINYINT NOT NULL,
    contact_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    start_char INTEGER NOT NULL
);
COMMENT ON TABLE main.topic_quotes IS 'One of the segments nearest to a topic at the last fit a row, each of another contact; voc.topic_quotes has their words';
COMMENT ON COLUMN main.topic_quotes.topic_id IS 'The topic';
COMMENT ON COLUMN main.topic_quotes.rank IS '1 is the nearest';
COMMENT ON COLUMN main.topic_quotes.contact_id IS 'Contact of the segment';
COMMENT ON COLUMN main.topic_quotes.seq IS 'Turn of the segment';
COMMENT ON COLUMN main.topic_quotes.start_char IS 'Start of the segment in the text of the turn, in characters from 0';
COMMENT ON COLUMN ops.runs.kind IS 'nightly, fit, rename, backfill, forget, label or evaluate';
