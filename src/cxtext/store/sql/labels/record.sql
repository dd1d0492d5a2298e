-- A row a label given, right where the model said the same and with its words then; and one a label that the model gave and the person took away.
INSERT INTO ops.labels BY NAME
WITH
verdict AS (
    SELECT
        given.item,
        given.kind,
        given.label,
        given.value,
        given.place,
        said.evidence_seq,
        said.start_char,
        said.end_char,
        CASE WHEN said.item IS NULL THEN 'missing' ELSE 'right' END AS verdict,
    FROM given_labels AS given
    LEFT JOIN said_labels AS said
        ON said.item = given.item
        AND said.kind = given.kind
        AND coalesce(said.label, said.value::VARCHAR, '') = coalesce(given.label, given.value::VARCHAR, '')
    UNION ALL BY NAME
    SELECT said.*, NULL AS place, 'wrong' AS verdict
    FROM said_labels AS said
    ANTI JOIN given_labels AS given
        ON said.item = given.item
        AND said.kind = given.kind
        AND coalesce(said.label, said.value::VARCHAR, '') = coalesce(given.label, given.value::VARCHAR, '')
)
SELECT verdict.* EXCLUDE (item), unit.contact_id, unit.seq, unit.text_sha256, unit.customer_key, $labelled_by::VARCHAR AS labelled_by, now() AS labelled_at
FROM verdict
JOIN changed_units AS unit USING (item)
