-- The figures of a label, or of the volume, beside the weeks before: one a row.
WITH
cells AS (
    SELECT week, kind, label, customers, suppressed, tagged_contacts AS n FROM voc.label_week
    UNION ALL
    SELECT week, CASE dimension WHEN 'all' THEN 'volume' ELSE dimension END, label, customers, suppressed, contacts FROM voc.volume_week
),
histories AS (
    SELECT week, kind, label, n, coalesce(sum(customers) FILTER (suppressed) OVER weeks_before, 0) AS hidden_customers,
    FROM cells
    WINDOW
        weeks_before AS (
            PARTITION BY kind, label ORDER BY week ROWS BETWEEN CAST(main.setting('weeks_back') AS INTEGER) PRECEDING AND 1 PRECEDING
        )
),
figures AS (
    SELECT
        week,
        kind AS section,
        label,
        small_n,
        suppressed,
        hidden_customers,
        unnest([
            {measure: 'history_weeks', value: history_weeks, lower: NULL::DOUBLE, upper: NULL::DOUBLE, n: n},
            -- Rounded, as is said of them: more digits than a reader needs would tell what a hidden week holds.
            {measure: 'expected', value: round(expected), lower: NULL, upper: NULL, n: n},
            {measure: 'ratio', value: round(ratio, 2), lower: round(ratio_lower, 2), upper: round(ratio_upper, 2), n: n},
            {measure: 'q_value', value: round(q_value, 3), lower: NULL, upper: NULL, n: n_tested},
            {measure: 'verdict', value: main.verdict_sign(verdict), lower: NULL, upper: NULL, n: n_tested},
            {measure: 'missing_days', value: missing_days, lower: NULL, upper: NULL, n: n},
            {measure: 'holidays', value: holidays, lower: NULL, upper: NULL, n: n}
        ], recursive := true),
    FROM voc.change JOIN histories USING (week, kind, label)
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
    -- A sum over weeks of which few hidden customers are a part would reveal those.
    SELECT *, suppressed OR (measure IN ('expected', 'ratio', 'q_value') AND main.is_few(hidden_customers)) AS hidden
    FROM figures
    WHERE section = 'volume' OR measure NOT IN ('missing_days', 'holidays')
)
