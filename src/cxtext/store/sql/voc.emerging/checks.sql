-- fail: a topic or term stands twice in a week
SELECT kind, label, week
FROM voc.emerging
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a term of few customers is shown
SELECT kind, week
FROM voc.emerging
WHERE customers < CAST(main.setting('min_customers') AS INTEGER);

-- fail: something is told that the test does not bear
SELECT kind, label, week
FROM voc.emerging
WHERE q_value > 0.05 OR ratio_lower <= 1 OR ratio < 2;
