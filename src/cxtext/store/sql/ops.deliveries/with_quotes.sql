-- Reports with quotes that went out about some weeks and months, or may have: where each went, and on which day for the last time.
SELECT delivery, kind, place, grain, first_day, max(started_at)::DATE
FROM ops.deliveries
WHERE result <> 'failed'
    AND list_has_any(files, ['html', 'xlsx'])
    AND ((grain = 'week' AND list_contains($weeks, first_day)) OR (grain = 'month' AND list_contains($months, first_day)))
GROUP BY ALL
ORDER BY first_day, grain, delivery, kind, place
