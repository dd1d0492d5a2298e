-- One topic in one week a row, also where no contact has it.
SELECT week, label, label_nl, label_en, parent_id, COLUMNS(counts.* EXCLUDE (week, kind, label, tags, mean_severity))
FROM voc.label_week AS counts
LEFT JOIN main.topics AS topic ON topic.topic_id = counts.label
WHERE kind = 'topic'
