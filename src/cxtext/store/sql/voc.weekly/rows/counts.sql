-- The figures of labels and of volume: one a row.
WITH
labels AS (
    SELECT *, coalesce(lag(suppressed) OVER (PARTITION BY kind, label ORDER BY week), false) AS was_suppressed FROM voc.label_week
),
volumes AS (
    SELECT *, coalesce(lag(suppressed) OVER (PARTITION BY dimension, label ORDER BY week), false) AS was_suppressed FROM voc.volume_week
),
figures AS (
    SELECT
        week,
        kind AS section,
        label,
        small_n,
        suppressed,
        was_suppressed,
        unnest([
            {measure: 'contacts', value: contacts, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: tagged_contacts, looks_back: false},
            {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: tagged_contacts, looks_back: false},
            {measure: 'tags', value: tags, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'share', value: share, lower: share_lower, upper: share_upper, n: tagged_contacts, looks_back: false},
            {measure: 'previous_contacts', value: previous_contacts, lower: NULL, upper: NULL, n: tagged_contacts, looks_back: true},
            {measure: 'change', value: change, lower: change_lower, upper: change_upper, n: tagged_contacts, looks_back: true},
            {measure: 'median_contacts', value: median_contacts, lower: NULL, upper: NULL, n: tagged_contacts, looks_back: true},
            {measure: 'change_vs_median', value: change_vs_median, lower: NULL, upper: NULL, n: tagged_contacts, looks_back: true},
            {measure: 'mean_severity', value: mean_severity, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'weeks_present', value: weeks_present, lower: NULL, upper: NULL, n: contacts, looks_back: false}
        ], recursive := true),
    FROM labels
    UNION ALL
    SELECT
        week,
        CASE dimension WHEN 'all' THEN 'volume' ELSE dimension END,
        label,
        small_n,
        suppressed,
        was_suppressed,
        unnest([
            {measure: 'contacts', value: contacts, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: contacts, looks_back: false},
            {measure: 'customers', value: customers, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'previous_contacts', value: previous_contacts, lower: NULL, upper: NULL, n: contacts, looks_back: true},
            {measure: 'median_contacts', value: median_contacts, lower: NULL, upper: NULL, n: contacts, looks_back: true},
            {measure: 'tagged_contacts', value: tagged_contacts, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'mean_duration_s', value: mean_duration_s, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'mean_start', value: mean_start, lower: NULL, upper: NULL, n: felt_contacts, looks_back: false},
            {measure: 'mean_peak', value: mean_peak, lower: NULL, upper: NULL, n: felt_contacts, looks_back: false},
            {measure: 'mean_end', value: mean_end, lower: NULL, upper: NULL, n: felt_contacts, looks_back: false},
            {measure: 'mean_peak_end', value: mean_peak_end, lower: NULL, upper: NULL, n: felt_contacts, looks_back: false},
            {measure: 'mean_effort', value: mean_effort, lower: NULL, upper: NULL, n: effort_contacts, looks_back: false}
        ], recursive := true),
    FROM volumes
)
SELECT
    week,
    section,
    label,
    measure,
    CASE WHEN NOT hidden THEN value END AS value,
    CASE WHEN NOT hidden THEN lower END AS lower,
    CASE WHEN NOT hidden THEN upper END AS upper,
    CASE WHEN NOT hidden THEN n END AS n,
    small_n,
    hidden AS suppressed,
FROM (
    SELECT
        *,
        -- Channels, and languages, add up to all contacts: the mean of few could be had from the others, so the next smallest goes with it.
        is_hidden OR (
            section IN ('channel', 'language')
            AND measure LIKE 'mean_%'
            AND main.is_few(sum(n) FILTER (is_hidden) OVER parts)
            AND n IS NOT DISTINCT FROM min(n) FILTER (NOT is_hidden AND n > 0) OVER parts
        ) AS hidden,
    FROM (
        SELECT
            *,
            suppressed
                -- What looks back would reveal the hidden figure of the week before.
                OR (looks_back AND was_suppressed)
                -- A mean can rest on fewer contacts than its cell has.
                OR (measure LIKE 'mean_%' AND main.is_few(n)) AS is_hidden,
        FROM figures
    )
    WINDOW parts AS (PARTITION BY week, section, measure)
)
