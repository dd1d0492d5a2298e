-- fail: a phase or life event stands twice in a week
SELECT dimension, label, week
FROM voc.context_week
GROUP BY ALL
HAVING count(*) > 1;

-- fail: more goals are achieved than outcomes are known, or more outcomes known than there are contacts
SELECT dimension, label, week
FROM voc.context_week
WHERE achieved_contacts > known_outcomes OR known_outcomes > contacts OR contacts > tagged_contacts;

-- fail: a label is counted, or hidden, otherwise than in voc.label_week
SELECT context.dimension, context.label, context.week
FROM voc.context_week AS context
LEFT JOIN voc.label_week AS known ON known.week = context.week AND known.kind = context.dimension AND known.label = context.label
WHERE context.label <> 'rest' AND (known.contacts, known.customers, known.suppressed) IS DISTINCT FROM (context.contacts, context.customers, context.suppressed);
