-- One label of one kind in one week a row, with what its contacts are out of: tagged contacts of a label, all contacts of a channel or language.
-- All contacts together are out of the days of the week, which are counted elsewhere.
SELECT kind, label, week, contacts, customers, tagged_contacts AS exposure, small_n, suppressed
FROM voc.label_week
UNION ALL
SELECT
    CASE dimension WHEN 'all' THEN 'volume' ELSE dimension END,
    label,
    week,
    contacts,
    customers,
    CASE WHEN dimension <> 'all' THEN sum(contacts) OVER (PARTITION BY week, dimension) END,
    small_n,
    suppressed,
FROM voc.volume_week
ORDER BY kind, label, week
