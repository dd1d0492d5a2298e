-- What the house knows about its own work: files, batches, rejected items, runs, corrections, forgotten persons, settings.
CREATE TABLE ops.files (
    file_id VARCHAR PRIMARY KEY,
    file_order BIGINT NOT NULL,
    path VARCHAR NOT NULL,
    source VARCHAR,
    format VARCHAR,
    bytes BIGINT,
    items BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    n_batches INTEGER NOT NULL,
    last_contact_at TIMESTAMPTZ,
    read_at TIMESTAMPTZ NOT NULL,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE ops.files IS 'One file of the inbox a row; the same bytes twice are one file';
COMMENT ON COLUMN ops.files.file_id IS 'sha256 of the bytes';
COMMENT ON COLUMN ops.files.file_order IS 'Order in which the files were first read; a contact of a later file replaces that of an earlier one';
COMMENT ON COLUMN ops.files.path IS 'Path inside the inbox';
COMMENT ON COLUMN ops.files.source IS 'Source of its contacts';
COMMENT ON COLUMN ops.files.format IS 'Format it was read as; NULL where none fitted';
COMMENT ON COLUMN ops.files.bytes IS 'Size in bytes';
COMMENT ON COLUMN ops.files.items IS 'Items read: contacts kept plus items rejected';
COMMENT ON COLUMN ops.files.kept IS 'Contacts kept';
COMMENT ON COLUMN ops.files.n_batches IS 'Batches it was cut into; the file is done when all are loaded';
COMMENT ON COLUMN ops.files.last_contact_at IS 'Start of its latest contact (UTC); its rejected items are counted in that week';
COMMENT ON COLUMN ops.files.read_at IS 'Moment it was first read (UTC)';
COMMENT ON COLUMN ops.files.run_id IS 'Run that read it last';

CREATE TABLE ops.batches (
    file_id VARCHAR NOT NULL,
    batch VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    n_contacts INTEGER NOT NULL,
    loaded_at TIMESTAMPTZ NOT NULL,
    run_id VARCHAR NOT NULL,
    PRIMARY KEY (file_id, batch)
);
COMMENT ON TABLE ops.batches IS 'One loaded batch of a file a row';
COMMENT ON COLUMN ops.batches.file_id IS 'File the batch was cut from';
COMMENT ON COLUMN ops.batches.batch IS 'Name of the batch folder';
COMMENT ON COLUMN ops.batches.digest IS 'sha256 over the Parquet files of the batch: the same digest is not loaded twice';
COMMENT ON COLUMN ops.batches.n_contacts IS 'Contacts in the batch';
COMMENT ON COLUMN ops.batches.loaded_at IS 'Moment of loading (UTC)';
COMMENT ON COLUMN ops.batches.run_id IS 'Run that loaded it';

CREATE TABLE ops.rejected (
    file_id VARCHAR NOT NULL,
    item VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR,
    fix VARCHAR
);
COMMENT ON TABLE ops.rejected IS 'One item that could not be used a row: nothing vanishes';
COMMENT ON COLUMN ops.rejected.file_id IS 'File the item stands in';
COMMENT ON COLUMN ops.rejected.item IS 'Where it stands in the file; file for the file as a whole';
COMMENT ON COLUMN ops.rejected.reason IS 'Short code of the reason';
COMMENT ON COLUMN ops.rejected.detail IS 'What exactly is wrong';
COMMENT ON COLUMN ops.rejected.fix IS 'What to do about it';

CREATE TABLE ops.runs (
    run_id VARCHAR PRIMARY KEY,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    status VARCHAR NOT NULL,
    versions JSON NOT NULL,
    config_sha256 VARCHAR NOT NULL,
    counts JSON
);
COMMENT ON TABLE ops.runs IS 'One run a row';
COMMENT ON COLUMN ops.runs.run_id IS 'Identity; sorts by time';
COMMENT ON COLUMN ops.runs.started_at IS 'Start (UTC)';
COMMENT ON COLUMN ops.runs.finished_at IS 'End (UTC); NULL while it runs, or where it was killed';
COMMENT ON COLUMN ops.runs.status IS 'running, done, failed or killed';
COMMENT ON COLUMN ops.runs.versions IS 'Versions of the program and its models, as JSON';
COMMENT ON COLUMN ops.runs.config_sha256 IS 'sha256 of the settings file';
COMMENT ON COLUMN ops.runs.counts IS 'What was read, kept, rejected and loaded, as JSON';

CREATE TABLE ops.labels (
    contact_id VARCHAR NOT NULL,
    seq INTEGER,
    kind VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    start_char INTEGER,
    end_char INTEGER,
    verdict VARCHAR NOT NULL,
    labelled_by VARCHAR,
    labelled_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ops.labels IS 'One correction or label given by a person a row';
COMMENT ON COLUMN ops.labels.contact_id IS 'Contact that was judged';
COMMENT ON COLUMN ops.labels.seq IS 'Turn that was judged; NULL for the whole contact';
COMMENT ON COLUMN ops.labels.kind IS 'Kind of tag, as in main.tags';
COMMENT ON COLUMN ops.labels.label IS 'Code of the label, as in main.tags';
COMMENT ON COLUMN ops.labels.start_char IS 'Start of the words that carry it, in characters from 0';
COMMENT ON COLUMN ops.labels.end_char IS 'End of the words that carry it, in characters, exclusive';
COMMENT ON COLUMN ops.labels.verdict IS 'right, wrong (the tag should not be there) or missing (the tag should be there)';
COMMENT ON COLUMN ops.labels.labelled_by IS 'Keyed pseudonym of the person who judged';
COMMENT ON COLUMN ops.labels.labelled_at IS 'Moment of judging (UTC)';

CREATE TABLE ops.forgotten (
    customer_key VARCHAR PRIMARY KEY,
    forgotten_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ops.forgotten IS 'One person who asked to be forgotten a row: contacts with this key are never loaded again';
COMMENT ON COLUMN ops.forgotten.customer_key IS 'Keyed pseudonym of the customer';
COMMENT ON COLUMN ops.forgotten.forgotten_at IS 'Moment of forgetting (UTC)';

CREATE TABLE ops.settings (
    name VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE ops.settings IS 'One setting that the weekly tables were built with a row';
COMMENT ON COLUMN ops.settings.name IS 'time_zone, min_customers, weeks_back or small_n';
COMMENT ON COLUMN ops.settings.value IS 'Its value';
INSERT INTO ops.settings VALUES
    ('time_zone', 'Europe/Amsterdam'),
    ('min_customers', '5'),
    ('weeks_back', '8'),
    ('small_n', '30');

CREATE TABLE ops.definitions (
    name VARCHAR PRIMARY KEY,
    digest VARCHAR NOT NULL
);
COMMENT ON TABLE ops.definitions IS 'One table or view of voc a row; a changed definition is made anew';
COMMENT ON COLUMN ops.definitions.name IS 'Schema and table';
COMMENT ON COLUMN ops.definitions.digest IS 'sha256 of the files that define it';
