-- Where reports went.
CREATE TABLE ops.deliveries (
    attempt_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    delivery VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    grain VARCHAR NOT NULL,
    first_day DATE NOT NULL,
    language VARCHAR NOT NULL,
    files VARCHAR[] NOT NULL,
    digest VARCHAR NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    result VARCHAR NOT NULL,
    detail VARCHAR,
    fix VARCHAR
);
COMMENT ON TABLE ops.deliveries IS 'One attempt to bring one report to one place a row';
COMMENT ON COLUMN ops.deliveries.attempt_id IS 'Identity; sorts by time';
COMMENT ON COLUMN ops.deliveries.run_id IS 'Run that made it';
COMMENT ON COLUMN ops.deliveries.delivery IS 'Name of the delivery in the config';
COMMENT ON COLUMN ops.deliveries.kind IS 'folder, mail, slack or teams';
COMMENT ON COLUMN ops.deliveries.place IS 'Where it leads: the folder, the mail server and how many recipients, or the variable that holds the address of the webhook';
COMMENT ON COLUMN ops.deliveries.grain IS 'Of the report: week or month';
COMMENT ON COLUMN ops.deliveries.first_day IS 'First day of that week or month';
COMMENT ON COLUMN ops.deliveries.language IS 'Of the report: nl or en';
COMMENT ON COLUMN ops.deliveries.files IS 'Files of the report that went along: html, xlsx, csv, parquet or md; html and xlsx hold quotes';
COMMENT ON COLUMN ops.deliveries.digest IS 'Digest of what the report says: another one means that it changed';
COMMENT ON COLUMN ops.deliveries.started_at IS 'Moment of the attempt (UTC)';
COMMENT ON COLUMN ops.deliveries.finished_at IS 'Moment of its result (UTC); NULL while it runs, or where it was killed';
COMMENT ON COLUMN ops.deliveries.result IS 'sent, failed, or sending: of a killed attempt nobody knows whether it got there, and it is made again';
COMMENT ON COLUMN ops.deliveries.detail IS 'Why it failed, or which part of it did';
COMMENT ON COLUMN ops.deliveries.fix IS 'What to do about it';
COMMENT ON COLUMN ops.runs.kind IS 'nightly, fit, rename, backfill, forget, label, evaluate or deliver';
