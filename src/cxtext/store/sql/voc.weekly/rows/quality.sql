-- The figures of the quality of the data: one a row.
SELECT
    week,
    'quality_' || measure AS section,
    label,
    unnest(['n', 'share']) AS measure,
    unnest([n, share]) AS value,
    NULL::DOUBLE AS lower,
    NULL::DOUBLE AS upper,
    n_of AS n,
    false AS small_n,
    false AS suppressed,
FROM voc.quality_week
