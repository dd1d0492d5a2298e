-- fail: a contact is in two journeys
SELECT contact_id
FROM main.journey_contacts
GROUP BY ALL
HAVING count(*) > 1;

-- warn: contacts of customers are in no journey; link them
SELECT contact_id
FROM main.contacts
ANTI JOIN main.journey_contacts USING (contact_id)
WHERE customer_key IS NOT NULL;

-- fail: a journey does not begin with its first contact, or a later one is a first
SELECT contact_id
FROM main.journey_contacts
WHERE (relation = 'first') <> (step = 1) OR relation NOT IN ('first', 'repeat', 'forwarded', 'follow_up');

-- fail: the contacts of a journey are of two customers, or of none
SELECT journey_id
FROM main.journey_contacts
JOIN main.contacts USING (contact_id)
GROUP BY journey_id
HAVING count(DISTINCT customer_key) <> 1;
