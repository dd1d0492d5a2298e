-- Other contacts of the customer of a contact, the newest first.
SELECT other.*
FROM contact AS own
JOIN contact AS other ON other.customer_key = own.customer_key AND other.contact_id <> own.contact_id
WHERE own.contact_id = $contact_id
ORDER BY other.contact_no
LIMIT $most
