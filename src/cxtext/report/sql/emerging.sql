-- One emerging topic or term of a week a row, with one quote that is short and says it; words that stand in a longer term are not told apart.
SELECT found.kind, found.label, found.label_nl, found.label_en, found.first_seen, quote.quote,
FROM voc.emerging AS found
LEFT JOIN (
    SELECT DISTINCT ON (kind, label) kind, label, quote
    FROM voc.emerging_quotes
    WHERE week = $first AND length(quote) BETWEEN 30 AND 200
    ORDER BY length(quote), contact_id, seq
) AS quote USING (kind, label)
WHERE found.week = $first AND found.part_of IS NULL
ORDER BY found.q_value, found.kind, found.label
