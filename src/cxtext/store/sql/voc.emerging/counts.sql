-- Customers of one term in one week a row, of terms that enough customers share over all the weeks. A term is a word that carries meaning, or two that
-- follow each other with at most one word between; second is 0 for a word. Words of the same matter, also in the other language, are one term.
WITH
followed AS (
    SELECT week, customer, term AS first, lead(term) OVER next_word AS next_term, lead(place) OVER next_word - place AS gap,
    FROM heard
    WINDOW next_word AS (PARTITION BY segment ORDER BY place)
),
used AS (
    SELECT week, customer, first, 0 AS second FROM followed
    UNION
    SELECT week, customer, first, next_term FROM followed WHERE gap <= 2 AND next_term <> first
),
counted AS (
    SELECT first, second, week, count(*) AS customers FROM used GROUP BY ALL
)
SELECT first, second, week, customers
FROM counted
QUALIFY sum(customers) OVER (PARTITION BY first, second) >= CAST(main.setting('min_customers') AS INTEGER)
ORDER BY first, second, week
