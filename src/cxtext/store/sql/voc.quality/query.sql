-- One measure of quality a row: of the data of one week, or of one label as a model gives it.
SELECT
    week,
    measure,
    NULL::VARCHAR AS kind,
    label,
    NULL::VARCHAR AS language,
    NULL::VARCHAR AS model,
    NULL::VARCHAR AS data,
    NULL::VARCHAR AS unit,
    NULL::DOUBLE AS value,
    NULL::DOUBLE AS lower,
    NULL::DOUBLE AS upper,
    n,
    n_of,
    share,
FROM voc.quality_week
UNION ALL
SELECT
    NULL,
    replace(lower(measure), ' ', '_'),
    CASE what
        WHEN 'any pain' THEN 'pain_point'
        WHEN 'sentiment sign' THEN 'sentiment'
        ELSE replace(what, ' ', '_')
    END,
    -- The one label of these tasks is the kind as a whole.
    CASE
        WHEN what = 'any pain' THEN 'any'
        WHEN label = 'all labels' THEN 'all'
        ELSE label
    END,
    CASE WHEN slice <> 'all' THEN slice END,
    model,
    data,
    unit,
    value,
    lower,
    upper,
    n,
    NULL,
    NULL,
FROM (SELECT *, string_split(task, ', ')[1] AS what, string_split(task, ', ')[2] AS unit FROM ops.evaluations)
WHERE data IN ('gold', 'own contacts')
    AND slice IN ('all', 'nl', 'en')
    AND unit IN ('turn', 'contact', 'segment')
    AND what <> 'peak and end'
    AND measure NOT LIKE 'calibration error%'
