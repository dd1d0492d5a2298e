-- fail: an effect stands twice
SELECT label, outcome, week
FROM voc.impact
GROUP BY kind, label, outcome, week
HAVING count(*) > 1;

-- fail: an interval does not hold its own value
SELECT label, outcome, week
FROM voc.impact
WHERE left_out NOT BETWEEN left_out_lower - 1e-9 AND left_out_upper + 1e-9;
