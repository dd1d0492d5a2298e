-- One word of one segment a row, in the weeks that are needed.
CREATE OR REPLACE TEMP TABLE said AS
WITH segment AS (
    SELECT
        dense_rank() OVER (ORDER BY coalesce(customer_key, contact_id)) AS customer,
        main.week_of(started_at) AS week,
        row_number() OVER () AS segment,
        main.words_of(text) AS words,
    FROM main.segments JOIN main.contacts USING (contact_id)
    WHERE list_contains($weeks, main.week_of(started_at))
)
SELECT week, customer, segment, unnest(words) AS word, generate_subscripts(words, 1) AS place,
FROM segment
