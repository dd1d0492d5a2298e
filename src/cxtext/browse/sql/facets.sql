-- In how many contacts each label stands. Of a kind that a contact has one of and that is asked for, those that all other conditions leave:
-- what the answer would gain with that label too.
WITH own AS (
    SELECT unnest($own_bits, recursive := true)
)
SELECT mark.kind, mark.code, count(*) AS contacts
FROM mark
JOIN reached ON reached.contact_no = mark.contact_no
LEFT JOIN own ON own.kind = mark.kind
WHERE reached.unmet & ~coalesce(own.bits, 0) = 0
GROUP BY mark.kind, mark.code
ORDER BY contacts DESC, mark.code
