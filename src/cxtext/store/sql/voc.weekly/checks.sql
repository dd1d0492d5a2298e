-- fail: a figure stands twice
SELECT section, label, measure, week
FROM voc.weekly
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a suppressed figure is shown
SELECT section, label, measure, week
FROM voc.weekly
WHERE suppressed AND (value IS NOT NULL OR lower IS NOT NULL OR upper IS NOT NULL OR n IS NOT NULL);

-- fail: a figure of few customers is shown
SELECT section, label, measure, week
FROM voc.weekly
WHERE measure = 'customers' AND value BETWEEN 1 AND CAST(main.setting('min_customers') AS INTEGER) - 1;
