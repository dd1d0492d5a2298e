-- One emotion in one week a row, also where no contact has it.
SELECT
    felt.* EXCLUDE (kind, tags, mean_severity),
    felt.tags AS turns,
    felt.mean_severity AS mean_intensity,
    coalesce(peak.contacts, 0) AS peak_contacts,
    coalesce(ending.contacts, 0) AS end_contacts,
FROM voc.label_week AS felt
LEFT JOIN voc.label_week AS peak ON peak.kind = 'peak_emotion' AND peak.label = felt.label AND peak.week = felt.week
LEFT JOIN voc.label_week AS ending ON ending.kind = 'end_emotion' AND ending.label = felt.label AND ending.week = felt.week
WHERE felt.kind = 'emotion'
