-- A run that is started again under the same id begins anew.
INSERT OR REPLACE INTO ops.runs (run_id, kind, started_at, status, versions, config_sha256)
VALUES ($run_id, $kind, now(), 'running', $versions, $config)
