-- What decides the journeys of a customer, as one number a row; $rules is a checksum of the rules.
CREATE OR REPLACE TEMP TABLE journey_digests AS
SELECT customer_key, xor(bit_xor(hash(input)), hash($rules)) AS digest
FROM journey_inputs AS input
GROUP BY customer_key
