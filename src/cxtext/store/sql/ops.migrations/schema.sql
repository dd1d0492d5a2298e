-- The ledger of migrations itself, before any migration.
CREATE SCHEMA IF NOT EXISTS ops;
CREATE SCHEMA IF NOT EXISTS voc;
CREATE TABLE IF NOT EXISTS ops.migrations (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL);
COMMENT ON TABLE ops.migrations IS 'One applied change of the base tables a row';
COMMENT ON COLUMN ops.migrations.number IS 'Number of the migration';
COMMENT ON COLUMN ops.migrations.name IS 'Name of the migration';
COMMENT ON COLUMN ops.migrations.applied_at IS 'Moment it was applied (UTC)';
