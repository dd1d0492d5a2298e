SELECT turns.*
FROM main.turns AS turns
SEMI JOIN retagged_contacts USING (contact_id)
ORDER BY contact_id, seq
