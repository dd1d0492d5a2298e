-- How often each pain point is right where it is shown, by the model that gave most tags of the week: on contacts of the company that people checked where
-- those are enough, else on the gold ones.
WITH used AS (
    SELECT mode(model) AS model
    FROM voc.quotes
    WHERE kind = 'pain_point' AND model <> 'human' AND CAST(timezone(main.setting('time_zone'), started_at) AS DATE) BETWEEN $first AND $last
)
SELECT label, value, lower, upper, n
FROM voc.quality
JOIN used USING (model)
WHERE kind = 'pain_point' AND measure = 'precision' AND unit = 'contact' AND language IS NULL AND n > 0
QUALIFY row_number() OVER (PARTITION BY label ORDER BY data = 'own contacts' AND n >= $enough DESC, data = 'gold' DESC) = 1
