-- The labels that hold: given or confirmed by a person for a text that still reads the same.
CREATE OR REPLACE TEMP TABLE held_labels AS
SELECT labels.*
FROM ops.labels AS labels
JOIN texts
    ON texts.contact_id = labels.contact_id
    AND texts.seq IS NOT DISTINCT FROM labels.seq
    AND texts.text_sha256 = labels.text_sha256
    AND coalesce(texts.role, 'customer') = 'customer'
WHERE verdict <> 'wrong'
