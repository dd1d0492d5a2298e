-- Those of the turns found so far in which further words stand too.
SELECT contact_no, seq, text
FROM found
WHERE contains(text, rtrim(fold($words)))
