-- A later judgement of a turn or contact takes the place of the earlier one.
DELETE FROM ops.labels
USING changed_units AS unit
WHERE labels.contact_id = unit.contact_id AND labels.seq IS NOT DISTINCT FROM unit.seq
