-- Other contacts of the customer of a contact, about other matters than its journey, the newest first.
SELECT other.*
FROM contact AS own
JOIN contact AS other ON other.customer_key = own.customer_key AND other.contact_id <> own.contact_id
LEFT JOIN main.journey_contacts AS own_step ON own_step.contact_id = own.contact_id
LEFT JOIN main.journey_contacts AS other_step ON other_step.contact_id = other.contact_id AND other_step.journey_id = own_step.journey_id
WHERE own.contact_id = $contact_id AND other_step.contact_id IS NULL
ORDER BY other.contact_no
LIMIT $most
