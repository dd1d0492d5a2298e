-- Every column of the tables and views of a schema, with its comment.
SELECT tables.name, tables.comment, columns.column_name, columns.data_type, columns.comment
FROM (
    SELECT schema_name, table_name AS name, comment FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT schema_name, view_name, comment FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
) AS tables
JOIN duckdb_columns() AS columns ON columns.schema_name = tables.schema_name AND columns.table_name = tables.name
WHERE columns.database_name = current_database() AND tables.schema_name = $schema
ORDER BY tables.name, columns.column_index
