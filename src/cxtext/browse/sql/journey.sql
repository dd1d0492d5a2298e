-- The journey of a contact, one of its contacts a row; none where the contact is a journey by itself.
SELECT own.step AS place, journey.days, journey.n_channel_switches, journey.solved, step.step, step.gap_h, step.relation, step.linked_by, contact.*
FROM main.journey_contacts AS own
JOIN main.journeys AS journey ON journey.journey_id = own.journey_id
JOIN main.journey_contacts AS step ON step.journey_id = own.journey_id
JOIN contact ON contact.contact_id = step.contact_id
WHERE own.contact_id = $contact_id AND journey.n_contacts > 1
ORDER BY step.step
