-- fail: a figure of a model stands twice
SELECT concat_ws(', ', model, data, kind, label, language, measure, unit)
FROM voc.quality
WHERE week IS NULL
GROUP BY model, data, kind, label, language, measure, unit
HAVING count(*) > 1;

-- fail: a share lies outside 0..1
SELECT concat_ws(', ', model, data, kind, label, language, measure)
FROM voc.quality
WHERE week IS NULL AND measure NOT IN ('alpha', 'mean_error', 'coherence') AND NOT (value BETWEEN 0 AND 1 AND lower BETWEEN 0 AND 1 AND upper BETWEEN 0 AND 1);
