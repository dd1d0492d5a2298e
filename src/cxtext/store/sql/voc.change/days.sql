-- One source on one day a row, days with contacts only.
SELECT source, CAST(timezone(main.setting('time_zone'), started_at) AS DATE) AS day, count(*) AS contacts
FROM main.contacts
GROUP BY ALL
ORDER BY ALL
