-- The contacts of the weeks and words asked for, with the conditions that each does not meet, a bit each: 0 is an answer to the question.
WITH asked AS (
    SELECT unnest($conditions, recursive := true)
),
met AS (
    SELECT mark.contact_no, bit_or(1::BIGINT << asked.bit) AS bits
    FROM mark
    JOIN asked ON asked.kind = mark.kind AND asked.code = mark.code
    GROUP BY mark.contact_no
)
SELECT
    contact.contact_no,
    first_found.seq,
    $all_bits & ~coalesce(met.bits, 0) AS unmet,
FROM contact
LEFT JOIN met ON met.contact_no = contact.contact_no
LEFT JOIN first_found ON first_found.contact_no = contact.contact_no
WHERE (NOT $has_words OR first_found.contact_no IS NOT NULL)
    AND ($first::DATE IS NULL OR contact.week >= $first)
    AND ($last::DATE IS NULL OR contact.week <= $last)
