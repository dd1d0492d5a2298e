week = '2026-11-02' AND (section, measure) IN (('journey', 'fcr'), ('journey', 'open'), ('channel_flow', 'share'), ('journey_path', 'mean_days'))
