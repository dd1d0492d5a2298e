-- How good the tags are: the figures of the last evaluation of each model.
CREATE TABLE ops.evaluations (
    model VARCHAR NOT NULL,
    data VARCHAR NOT NULL,
    task VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    slice VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    lower DOUBLE NOT NULL,
    upper DOUBLE NOT NULL,
    n BIGINT NOT NULL,
    yardstick DOUBLE
);
COMMENT ON TABLE ops.evaluations IS 'One figure of an evaluation a row, as cxtext evaluate writes it; voc.quality has the ones to join a tag with';
COMMENT ON COLUMN ops.evaluations.model IS 'Who was measured: a model by the name that its tags carry, second reader, or cleaning';
COMMENT ON COLUMN ops.evaluations.data IS 'What it was measured on: gold, own contacts, or a public set';
COMMENT ON COLUMN ops.evaluations.task IS 'What is measured, and what counts once: turn or contact';
COMMENT ON COLUMN ops.evaluations.label IS 'Code of the label, or all labels';
COMMENT ON COLUMN ops.evaluations.slice IS 'all, a language, a channel, hard (contacts chosen because they are hard), or read twice (contacts with two readers)';
COMMENT ON COLUMN ops.evaluations.measure IS 'Name of the figure';
COMMENT ON COLUMN ops.evaluations.value IS 'The figure';
COMMENT ON COLUMN ops.evaluations.lower IS 'Lower end of its 95 % interval';
COMMENT ON COLUMN ops.evaluations.upper IS 'Upper end of its 95 % interval';
COMMENT ON COLUMN ops.evaluations.n IS 'What the figure is a share of';
COMMENT ON COLUMN ops.evaluations.yardstick IS 'The same figure of a list of keywords, or of the most frequent label; NULL where they cannot take part';
COMMENT ON COLUMN ops.runs.kind IS 'nightly, fit, backfill, forget, label or evaluate';
