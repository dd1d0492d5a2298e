-- fail: a label stands twice in a week
SELECT kind, label, week
FROM voc.change
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a change is told that the test does not bear
SELECT kind, label, week
FROM voc.change
WHERE verdict IN ('rising', 'falling') AND (q_value IS NULL OR q_value > 0.05)
    OR verdict = 'rising' AND ratio < 1
    OR verdict = 'falling' AND ratio > 1;

-- fail: an interval does not hold its own value, or a q value lies below its p value
SELECT kind, label, week
FROM voc.change
WHERE ratio NOT BETWEEN ratio_lower - 1e-3 AND coalesce(ratio_upper, 'infinity') + 1e-3 OR q_value < p_value - 1e-9;

-- warn: days of a source that always has contacts have none; look for files that are missing
SELECT week
FROM voc.change
WHERE kind = 'volume' AND missing_days > 0;
