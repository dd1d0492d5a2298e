-- fail: a label stands twice in a week
SELECT kind, label, week
FROM voc.label_week
GROUP BY ALL
HAVING count(*) > 1;

-- fail: more contacts carry a label than were tagged, or more customers stand behind it than contacts
SELECT kind, label, week
FROM voc.label_week
WHERE contacts > tagged_contacts OR customers > contacts OR contacts > tags;

-- fail: an interval does not hold its own value
SELECT kind, label, week
FROM voc.label_week
WHERE share NOT BETWEEN share_lower - 1e-9 AND share_upper + 1e-9 OR change NOT BETWEEN change_lower - 1e-9 AND change_upper + 1e-9;

-- warn: the weeks lag behind the contacts; rebuild them
SELECT kind, label
FROM (SELECT kind, label, count(DISTINCT contact_id) AS contacts FROM main.tags GROUP BY ALL) AS tagged
FULL JOIN (
    SELECT kind, label, sum(contacts) AS contacts FROM voc.label_week WHERE kind IN (SELECT DISTINCT kind FROM main.tags) GROUP BY ALL
) AS weekly USING (kind, label)
WHERE tagged.contacts IS DISTINCT FROM weekly.contacts;
