-- fail: a pain point stands twice in a week
SELECT pain_point_id, week
FROM voc.pain_point_week
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a pain point has more contacts than were tagged, or more customers than contacts
SELECT pain_point_id, week
FROM voc.pain_point_week
WHERE contacts > tagged_contacts OR customers > contacts OR customers > active_customers;

-- fail: a category has other contacts here than in voc.label_week
SELECT pain.category, pain.week
FROM voc.pain_point_week AS pain
JOIN voc.label_week AS label ON label.kind = 'pain_point' AND label.label = pain.category AND label.week = pain.week
WHERE pain.topic_id IS NULL AND (label.contacts, label.customers) <> (pain.contacts, pain.customers);
