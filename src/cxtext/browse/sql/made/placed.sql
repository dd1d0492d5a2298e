-- The answer in the order asked for, its first contact at place 1.
SELECT
    contact.contact_no,
    reached.seq,
    row_number() OVER (
        ORDER BY
            CASE $sort WHEN 'worst' THEN contact.sentiment_peak WHEN 'severe' THEN -contact.max_severity END NULLS LAST,
            contact.contact_no
    ) AS place,
FROM reached
JOIN contact ON contact.contact_no = reached.contact_no
WHERE reached.unmet = 0
