-- The tables that hold something of a person, with the columns that say of whom.
SELECT schema_name || '.' || table_name AS name, list_sort(list(column_name)) AS columns
FROM duckdb_columns() SEMI JOIN duckdb_tables() USING (database_name, schema_name, table_name)
WHERE column_name IN ('customer_key', 'contact_id') AND NOT internal AND database_name = current_database()
GROUP BY name
ORDER BY name
