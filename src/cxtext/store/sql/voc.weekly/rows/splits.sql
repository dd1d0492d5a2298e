-- The parts of pain points and topics (by channel, and who had been in contact before): one a row.
SELECT
    week,
    kind AS section,
    label,
    'share_' || part AS measure,
    CASE WHEN NOT suppressed THEN share END AS value,
    CASE WHEN NOT suppressed THEN share_lower END AS lower,
    CASE WHEN NOT suppressed THEN share_upper END AS upper,
    CASE WHEN NOT suppressed THEN label_contacts END AS n,
    label_contacts < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    suppressed,
FROM voc.label_split
