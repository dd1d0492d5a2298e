-- The contacts of a period of days in a time zone.
CREATE OR REPLACE TEMP TABLE retagged_contacts AS
SELECT contact_id
FROM main.contacts
WHERE (started_at AT TIME ZONE $zone)::DATE BETWEEN $since::DATE AND coalesce($until::DATE, 'infinity'::DATE)
