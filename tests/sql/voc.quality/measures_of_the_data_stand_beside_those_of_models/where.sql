measure IN ('coverage', 'f1') AND label IN ('customer', 'all')
