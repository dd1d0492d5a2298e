-- The customers whose journeys are made anew: their contacts, tags, topics or mentions differ from those of the last time, or a contact was loaded anew.
CREATE OR REPLACE TEMP TABLE changed_customers AS
SELECT customer_key
FROM journey_digests AS now
FULL JOIN ops.journey_customers AS before USING (customer_key)
WHERE now.digest IS DISTINCT FROM before.digest
UNION
SELECT customer_key FROM journey_inputs ANTI JOIN main.journey_contacts USING (contact_id)
