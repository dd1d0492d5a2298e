-- How often each pain point is right where it is shown, on the gold contacts, by the model that gave most tags of the week. What people checked of the company's
-- own contacts is chosen for doubt, so it would say too little.
WITH used AS (
    SELECT model
    FROM voc.quotes
    WHERE kind = 'pain_point' AND model <> 'human' AND CAST(timezone(main.setting('time_zone'), started_at) AS DATE) BETWEEN $first AND $last
    GROUP BY model
    ORDER BY count(*) DESC, model DESC
    LIMIT 1
)
SELECT label, value, lower, upper, n
FROM voc.quality
JOIN used USING (model)
WHERE kind = 'pain_point' AND measure = 'precision' AND unit = 'contact' AND language IS NULL AND data = 'gold' AND n >= $enough
