-- What kind of work a run did, and speakers that nothing maps to a role.
ALTER TABLE ops.runs ADD COLUMN kind VARCHAR DEFAULT 'nightly';
COMMENT ON COLUMN ops.runs.kind IS 'nightly, fit, backfill or forget';

CREATE TABLE ops.unmapped_speakers (
    file_id VARCHAR NOT NULL,
    speaker VARCHAR NOT NULL,
    turns BIGINT NOT NULL,
    fix VARCHAR NOT NULL,
    PRIMARY KEY (file_id, speaker)
);
COMMENT ON TABLE ops.unmapped_speakers IS 'One speaker label of a file that neither the format nor the config maps to a role a row; such turns are not tagged';
COMMENT ON COLUMN ops.unmapped_speakers.file_id IS 'File the label stands in';
COMMENT ON COLUMN ops.unmapped_speakers.speaker IS 'Label as the file writes it, a name masked; empty where the file names no speaker';
COMMENT ON COLUMN ops.unmapped_speakers.turns IS 'Turns with this label, their role is unknown';
COMMENT ON COLUMN ops.unmapped_speakers.fix IS 'Line of the config that would map it';

COMMENT ON COLUMN ops.settings.name IS 'time_zone, min_customers, weeks_back, small_n or key_check';
COMMENT ON COLUMN ops.settings.value IS 'Its value; of key_check a pseudonym that tells whether the key is still the same';
