-- Every word once.
SELECT DISTINCT word FROM said ORDER BY word
