-- One contact a row with the first of its turns that was found.
SELECT contact_no, min(seq) AS seq
FROM found
GROUP BY contact_no
