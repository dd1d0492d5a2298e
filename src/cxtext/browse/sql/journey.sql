-- The journey of a contact, one of its contacts a row.
SELECT journey.n_contacts, journey.days, journey.n_channel_switches, journey.solved, step.step, step.gap_h, step.relation, contact.*
FROM main.journey_contacts AS own
JOIN main.journeys AS journey ON journey.journey_id = own.journey_id
JOIN main.journey_contacts AS step ON step.journey_id = own.journey_id
JOIN contact ON contact.contact_id = step.contact_id
WHERE own.contact_id = $contact_id
ORDER BY step.step
