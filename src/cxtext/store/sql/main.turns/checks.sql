-- fail: a turn has no contact
SELECT contact_id
FROM main.turns
WHERE contact_id IN (FROM checked_contacts) AND contact_id NOT IN (SELECT contact_id FROM main.contacts);

-- fail: a turn is stored twice
SELECT contact_id, seq
FROM main.turns
WHERE contact_id IN (FROM checked_contacts)
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a turn has an unknown role
SELECT contact_id, seq
FROM main.turns
WHERE contact_id IN (FROM checked_contacts) AND role NOT IN ('customer', 'agent', 'bot', 'system', 'unknown');
