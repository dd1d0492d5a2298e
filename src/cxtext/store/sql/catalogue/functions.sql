-- The functions that have a comment.
SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', comment
FROM duckdb_functions()
WHERE NOT internal AND database_name = current_database() AND comment IS NOT NULL
ORDER BY ALL
