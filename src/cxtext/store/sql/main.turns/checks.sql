-- fail: a turn has no contact
SELECT contact_id
FROM checked_turns
WHERE contact_id NOT IN (SELECT contact_id FROM checked_contacts);

-- fail: a turn is stored twice
SELECT contact_id, seq
FROM checked_turns
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a turn has an unknown role
SELECT contact_id, seq
FROM checked_turns
WHERE role NOT IN ('customer', 'agent', 'bot', 'system', 'unknown');
