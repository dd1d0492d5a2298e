-- fail: a contact comes from a file that ops.files does not know
SELECT contact_id
FROM checked_contacts
WHERE file_id NOT IN (SELECT file_id FROM ops.files);

-- fail: a contact has an unknown channel
SELECT contact_id
FROM checked_contacts
WHERE channel NOT IN ('call', 'chat', 'email', 'other');

-- fail: a contact has another number of turns than it says
SELECT contact.contact_id
FROM checked_contacts AS contact
LEFT JOIN checked_turns AS turn ON turn.contact_id = contact.contact_id
GROUP BY ALL
HAVING count(turn.seq) <> any_value(contact.n_turns) OR count(*) FILTER (turn.role = 'customer') <> any_value(contact.n_customer_turns);

-- warn: a contact ends before it starts
SELECT contact_id
FROM checked_contacts
WHERE ended_at < started_at;

-- warn: a contact starts in the future
SELECT contact_id
FROM checked_contacts
WHERE started_at > now() + INTERVAL 1 DAY;

-- warn: nps lies outside 0..10
SELECT contact_id
FROM checked_contacts
WHERE nps NOT BETWEEN 0 AND 10;

-- warn: a Dutch or English contact with customer turns has no score at all
SELECT contact_id
FROM checked_contacts
WHERE language IN ('nl', 'en')
    AND n_customer_turns > 0
    AND contact_id NOT IN (SELECT contact_id FROM checked_turn_scores);
