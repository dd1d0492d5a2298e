-- The figures of an evaluation as `cxtext evaluate` writes them; types are named, so that a column of whole numbers stays a column of figures.
SELECT *
FROM read_csv($path, header = true, auto_detect = false, delim = ',', quote = '"', columns = {
    'model': 'VARCHAR', 'data': 'VARCHAR', 'task': 'VARCHAR', 'label': 'VARCHAR', 'slice': 'VARCHAR', 'measure': 'VARCHAR',
    'value': 'DOUBLE', 'lower': 'DOUBLE', 'upper': 'DOUBLE', 'n': 'BIGINT', 'yardstick': 'DOUBLE'
})
