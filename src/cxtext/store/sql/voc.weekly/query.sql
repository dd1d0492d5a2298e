-- One figure of the weekly report and its exports a row.
WITH
labels AS (
    SELECT
        found.*,
        change.* EXCLUDE (week, kind, label, contacts, small_n, suppressed),
        coalesce(lag(found.suppressed) OVER label_weeks, false) AS was_suppressed,
        coalesce(sum(found.customers) FILTER (found.suppressed) OVER weeks_before, 0) AS hidden_customers,
    FROM voc.label_week AS found LEFT JOIN voc.change AS change USING (week, kind, label)
    WINDOW
        label_weeks AS (PARTITION BY kind, label ORDER BY week),
        weeks_before AS (
            PARTITION BY kind, label ORDER BY week ROWS BETWEEN CAST(main.setting('weeks_back') AS INTEGER) PRECEDING AND 1 PRECEDING
        )
),
volumes AS (
    SELECT
        found.*,
        section,
        change.* EXCLUDE (week, kind, label, contacts, small_n, suppressed),
        coalesce(lag(found.suppressed) OVER label_weeks, false) AS was_suppressed,
        coalesce(sum(found.customers) FILTER (found.suppressed) OVER weeks_before, 0) AS hidden_customers,
    FROM (SELECT *, CASE dimension WHEN 'all' THEN 'volume' ELSE dimension END AS section FROM voc.volume_week) AS found
    LEFT JOIN voc.change AS change ON change.week = found.week AND change.kind = found.section AND change.label = found.label
    WINDOW
        label_weeks AS (PARTITION BY section, found.label ORDER BY found.week),
        weeks_before AS (
            PARTITION BY section, found.label ORDER BY found.week ROWS BETWEEN CAST(main.setting('weeks_back') AS INTEGER) PRECEDING AND 1 PRECEDING
        )
),
figures AS (
    SELECT
        week,
        kind AS section,
        label,
        small_n,
        suppressed,
        was_suppressed,
        hidden_customers,
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
            {measure: 'weeks_present', value: weeks_present, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'history_weeks', value: history_weeks, lower: NULL, upper: NULL, n: tagged_contacts, looks_back: false},
            -- Rounded, as is said of them: more digits than a reader needs would tell what a hidden week holds.
            {measure: 'expected', value: round(expected), lower: NULL, upper: NULL, n: tagged_contacts, looks_back: false},
            {measure: 'ratio', value: round(ratio, 2), lower: round(ratio_lower, 2), upper: round(ratio_upper, 2), n: tagged_contacts, looks_back: false},
            {measure: 'q_value', value: round(q_value, 3), lower: NULL, upper: NULL, n: n_tested, looks_back: false},
            {measure: 'verdict', value: main.verdict_sign(verdict), lower: NULL, upper: NULL, n: n_tested, looks_back: false}
        ], recursive := true),
    FROM labels
    UNION ALL
    SELECT
        week,
        section,
        label,
        small_n,
        suppressed,
        was_suppressed,
        hidden_customers,
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
            {measure: 'mean_effort', value: mean_effort, lower: NULL, upper: NULL, n: effort_contacts, looks_back: false},
            {measure: 'history_weeks', value: history_weeks, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'expected', value: round(expected), lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'ratio', value: round(ratio, 2), lower: round(ratio_lower, 2), upper: round(ratio_upper, 2), n: contacts, looks_back: false},
            {measure: 'q_value', value: round(q_value, 3), lower: NULL, upper: NULL, n: n_tested, looks_back: false},
            {measure: 'verdict', value: main.verdict_sign(verdict), lower: NULL, upper: NULL, n: n_tested, looks_back: false},
            {measure: 'missing_days', value: missing_days, lower: NULL, upper: NULL, n: contacts, looks_back: false},
            {measure: 'holidays', value: holidays, lower: NULL, upper: NULL, n: contacts, looks_back: false}
        ], recursive := true),
    FROM volumes
    UNION ALL BY NAME
    SELECT *, false AS was_suppressed, 0 AS hidden_customers, false AS looks_back FROM voc.journey_figures
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
        suppressed
            -- What looks back would reveal the hidden figure of the week before.
            OR (looks_back AND was_suppressed)
            -- A sum over weeks of which few hidden customers are a part would reveal those.
            OR (measure IN ('expected', 'ratio', 'q_value') AND main.is_few(hidden_customers))
            -- A mean can rest on fewer contacts than its cell has.
            OR (measure LIKE 'mean_%' AND main.is_few(n)) AS hidden,
    FROM figures
)
UNION ALL
SELECT
    week,
    kind,
    label,
    'share_' || part,
    CASE WHEN NOT suppressed THEN share END,
    CASE WHEN NOT suppressed THEN share_lower END,
    CASE WHEN NOT suppressed THEN share_upper END,
    CASE WHEN NOT suppressed THEN label_contacts END,
    label_contacts < CAST(main.setting('small_n') AS INTEGER),
    suppressed,
FROM voc.label_split
UNION ALL
SELECT
    week,
    'emerging_' || kind,
    label,
    unnest(['customers', 'expected', 'ratio', 'q_value', 'weeks_present']),
    unnest([customers, round(expected), round(ratio, 1), round(q_value, 3), weeks_present]),
    unnest([NULL, NULL, round(ratio_lower, 1), NULL, NULL]),
    unnest([NULL, NULL, round(ratio_upper, 1), NULL, NULL]),
    unnest([customers, customers, customers, n_tested, customers]),
    false,
    false,
FROM voc.emerging
UNION ALL
SELECT
    week,
    'quality_' || measure,
    label,
    unnest(['n', 'share']),
    unnest([n, share]),
    NULL,
    NULL,
    n_of,
    false,
    false,
FROM voc.quality_week
UNION ALL
SELECT week, section, label, measure, value, lower, upper, n, small_n, false FROM voc.weekly_matters
