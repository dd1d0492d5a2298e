-- Reports with quotes that went out about some weeks and months: where each went, and when for the last time.
SELECT delivery, place, grain, first_day, max(finished_at)::DATE
FROM ops.deliveries
WHERE result <> 'failed'
    AND list_has_any(files, ['html', 'xlsx'])
    AND ((grain = 'week' AND list_contains($weeks, first_day)) OR (grain = 'month' AND list_contains($months, first_day)))
GROUP BY ALL
ORDER BY ALL
