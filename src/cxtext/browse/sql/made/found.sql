-- The turns of whom is asked for in which a word begins with the words given, or the words of a phrase stand in this order.
SELECT contact_no, seq, text
FROM said
WHERE ($by = 'anyone' OR role = $by) AND contains(text, rtrim(fold($words)))
