-- An item can be named after the contact; its row stays, because the counts of the file must add up.
UPDATE ops.rejected
SET item = 'forgotten'
FROM going
WHERE rejected.file_id = going.file_id AND rejected.item IN (going.source_contact_id, 'contact ' || going.source_contact_id)
