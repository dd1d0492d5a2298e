-- One word a row that stands for a term, of those that enough customers used in the weeks given; the commonest first.
SELECT term, word
FROM heard
WHERE list_contains($weeks, week) AND list_contains($terms, term)
GROUP BY ALL
HAVING count(DISTINCT customer) >= CAST(main.setting('min_customers') AS INTEGER)
ORDER BY term, count(DISTINCT customer) DESC, word
