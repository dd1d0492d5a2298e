-- The contacts before and after one in the answer, its place, and how many there are.
SELECT
    place,
    count(*) OVER () AS contacts,
    lag(contact.contact_id) OVER (ORDER BY place) AS before,
    lead(contact.contact_id) OVER (ORDER BY place) AS after,
FROM placed
JOIN contact ON contact.contact_no = placed.contact_no
QUALIFY contact.contact_id = $contact_id
