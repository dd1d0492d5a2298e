-- Every figure of one week a row. A cell counts as left out when the warehouse hid it, or when the report asks for more customers than it has.
WITH
cell AS (
    SELECT section, label, coalesce(max(value) FILTER (measure = 'customers'), 0) AS customers
    FROM voc.weekly
    WHERE week = $first
    GROUP BY ALL
)
SELECT
    figure.section,
    figure.label,
    figure.measure,
    figure.value,
    figure.lower,
    figure.upper,
    figure.n,
    figure.small_n,
    figure.suppressed
        OR cell.customers BETWEEN 1 AND $min_customers - 1
        -- A mean rests on fewer contacts than its cell has: those that carry a value.
        OR (figure.measure LIKE 'mean_%' AND figure.n BETWEEN 1 AND $min_customers - 1)
        -- Of the parts of a cell, and of what has no customers beside it, only the warehouse knows whether they are enough: for its own setting.
        OR (
            (
                figure.measure LIKE 'share\_%' ESCAPE '\'
                OR figure.measure LIKE '%\_share' ESCAPE '\'
                OR figure.section IN ('initiative', 'fix', 'solved_within_contacts', 'solved_within_days')
                -- Told together so that each holds enough; with one of them left out, the others would tell of it.
                OR figure.section IN ('journey_path', 'channel_flow')
                OR figure.section LIKE 'impact\_%' ESCAPE '\'
                OR figure.section LIKE 'context\_%' ESCAPE '\' AND figure.label = 'rest'
                OR figure.section LIKE 'journey%' AND figure.measure IN ('solved', 'not_solved', 'open', 'repeated', 'switched', 'said')
            )
            AND $min_customers > CAST(main.setting('min_customers') AS INTEGER)
        ) AS suppressed,
FROM voc.weekly AS figure
JOIN cell ON cell.section = figure.section AND cell.label = figure.label
WHERE figure.week = $first
ORDER BY figure.section, figure.label, figure.measure
