-- fail: a part stands twice
SELECT kind, label, week, part
FROM voc.label_split
GROUP BY ALL
HAVING count(*) > 1;

-- fail: the channels of a label do not add up to its contacts
SELECT kind, label, week
FROM voc.label_split
GROUP BY ALL
HAVING sum(contacts) FILTER (part <> 'repeat_contact') <> any_value(label_contacts) OR max(contacts) > any_value(label_contacts);
