-- Tests of weekly changes: the calendar they go by, and which weeks an expensive table was computed from.
INSERT INTO ops.settings VALUES ('weeks.holidays', 'NL');

CREATE TABLE ops.week_digests (
    name VARCHAR NOT NULL,
    week DATE NOT NULL,
    digest VARCHAR NOT NULL,
    PRIMARY KEY (name, week)
);
COMMENT ON TABLE ops.week_digests IS 'One week of a table that is computed for changed weeks only a row; a week whose contacts give another digest is computed anew';
COMMENT ON COLUMN ops.week_digests.name IS 'Schema and table';
COMMENT ON COLUMN ops.week_digests.week IS 'Monday of the week';
COMMENT ON COLUMN ops.week_digests.digest IS 'Digest of what the week was computed from';

CREATE MACRO main.verdict_sign(verdict) AS CASE verdict WHEN 'rising' THEN 1 WHEN 'falling' THEN -1 WHEN 'steady' THEN 0 END;
COMMENT ON MACRO main.verdict_sign IS 'A verdict of voc.change as a number: 1 rising, -1 falling, 0 steady; NULL where it was not tested';

-- The marks of redaction are no words, and part the words around them. \p{L} is any letter, \p{N} any digit.
CREATE MACRO main.words_of(words) AS
    regexp_extract_all(lower(regexp_replace(words, '\[[A-Z_]+\]', ' ', 'g')), '[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*');
COMMENT ON MACRO main.words_of IS 'The words of a text in lower case and in order, without punctuation and the marks of redaction';
