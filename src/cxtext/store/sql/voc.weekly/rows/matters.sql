-- The figures of what matters: one a row.
SELECT *, false AS suppressed FROM voc.weekly_matters
