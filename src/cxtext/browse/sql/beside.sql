-- The contacts before and after one in the answer, and its place.
SELECT
    place,
    lag(contact.contact_id) OVER (ORDER BY place) AS before,
    lead(contact.contact_id) OVER (ORDER BY place) AS after,
FROM placed
JOIN contact ON contact.contact_no = placed.contact_no
QUALIFY contact.contact_id = $contact_id
