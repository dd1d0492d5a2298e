-- fail: a goal stands twice in a week
SELECT contact_reason, week
FROM voc.goals
GROUP BY ALL
HAVING count(*) > 1;

-- fail: more goals are achieved than outcomes are known, or more outcomes known than there are contacts
SELECT contact_reason, week
FROM voc.goals
WHERE achieved_contacts > known_outcomes OR known_outcomes > contacts;
