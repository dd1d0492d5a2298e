-- The judgements that say something else than what a person said of the same text before, or that another person gives.
CREATE OR REPLACE TEMP TABLE changed_units AS
WITH
given AS (
    SELECT unit.item, label.kind, label.label, label.value, label.place, $labelled_by::VARCHAR AS labelled_by
    FROM given_units AS unit
    JOIN given_labels AS label USING (item)
),
held AS (
    SELECT DISTINCT unit.item, label.kind, label.label, label.value, label.place, label.labelled_by
    FROM given_units AS unit
    JOIN held_labels AS label ON label.contact_id = unit.contact_id AND label.seq IS NOT DISTINCT FROM unit.seq
)
SELECT unit.*, contact.customer_key
FROM given_units AS unit
JOIN main.contacts AS contact USING (contact_id)
WHERE item IN (SELECT item FROM ((FROM given EXCEPT FROM held) UNION (FROM held EXCEPT FROM given)))
