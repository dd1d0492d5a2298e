-- What became of the topics at a fit, with the names that they have now.
SELECT
    lineage.relation,
    lineage.old_topic_id,
    lineage.new_topic_id,
    old.label_nl AS old_nl,
    old.label_en AS old_en,
    new.label_nl AS new_nl,
    new.label_en AS new_en,
    lineage.similarity,
FROM main.topic_lineage AS lineage
LEFT JOIN main.topics AS old ON old.topic_id = lineage.old_topic_id
LEFT JOIN main.topics AS new ON new.topic_id = lineage.new_topic_id
WHERE lineage.run_id = $run_id
ORDER BY list_position(['new', 'split', 'merged', 'retired', 'kept'], lineage.relation), lineage.similarity, coalesce(lineage.new_topic_id, lineage.old_topic_id)
