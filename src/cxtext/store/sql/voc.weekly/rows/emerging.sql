-- The figures of what emerges: one a row.
SELECT
    week,
    'emerging_' || kind AS section,
    label,
    unnest(['customers', 'expected', 'ratio', 'q_value', 'weeks_present']) AS measure,
    unnest([customers, round(expected), round(ratio, 1), round(q_value, 3), weeks_present]) AS value,
    unnest([NULL, NULL, round(ratio_lower, 1), NULL, NULL]) AS lower,
    unnest([NULL, NULL, round(ratio_upper, 1), NULL, NULL]) AS upper,
    unnest([customers, customers, customers, n_tested, customers]) AS n,
    false AS small_n,
    false AS suppressed,
FROM voc.emerging
