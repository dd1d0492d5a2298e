-- Why a judgement does not fit what is stored: a row a judgement that does not.
SELECT unit.item, reason
FROM (
    SELECT
        unit.item,
        CASE
            WHEN contact.contact_id IS NULL THEN 'unknown_contact'
            WHEN texts.contact_id IS NULL THEN 'unknown_turn'
            WHEN texts.role <> 'customer' THEN 'not_the_customer'
            WHEN unit.seq IS NOT NULL AND coalesce(texts.language NOT IN ('nl', 'en'), true) THEN 'other_language'
            WHEN texts.text_sha256 IS DISTINCT FROM unit.text_sha256 THEN 'text_changed'
        END AS reason,
    FROM given_units AS unit
    LEFT JOIN main.contacts AS contact ON contact.contact_id = unit.contact_id
    LEFT JOIN texts ON texts.contact_id = unit.contact_id AND texts.seq IS NOT DISTINCT FROM unit.seq
) AS unit
WHERE reason IS NOT NULL
ORDER BY item
