-- warn: the weeks lag behind the contacts; rebuild them
SELECT dimension
FROM voc.volume_week
GROUP BY ALL
HAVING sum(contacts) <> (SELECT count(*) FROM main.contacts);

-- fail: a cell stands twice in a week
SELECT dimension, label, week
FROM voc.volume_week
GROUP BY ALL
HAVING count(*) > 1;

-- warn: a week between the first and the last has no contact at all; look for a file that is missing
SELECT week
FROM voc.volume_week
WHERE dimension = 'all' AND contacts = 0;

-- fail: a channel or language of a week adds up to another number than all contacts of that week
SELECT week
FROM voc.volume_week
GROUP BY week
HAVING count(DISTINCT dimension) <> 3
    OR sum(contacts) FILTER (dimension = 'channel') <> any_value(contacts) FILTER (dimension = 'all')
    OR sum(contacts) FILTER (dimension = 'language') <> any_value(contacts) FILTER (dimension = 'all');
