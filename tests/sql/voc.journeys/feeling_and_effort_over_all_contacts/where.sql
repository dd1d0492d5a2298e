customer_key IS NOT NULL
