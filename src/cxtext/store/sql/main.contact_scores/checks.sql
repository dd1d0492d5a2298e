-- fail: contact scores have no contact
SELECT contact_id
FROM checked_contact_scores
WHERE contact_id NOT IN (SELECT contact_id FROM checked_contacts);

-- fail: a contact has two rows of contact scores
SELECT contact_id
FROM checked_contact_scores
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a sentiment, peak-end, shift or effort lies outside its range
SELECT contact_id
FROM checked_contact_scores
WHERE (
        sentiment_start NOT BETWEEN -5 AND 5
        OR sentiment_peak NOT BETWEEN -5 AND 5
        OR sentiment_end NOT BETWEEN -5 AND 5
        OR peak_end NOT BETWEEN -5 AND 5
        OR shift NOT BETWEEN -10 AND 10
        OR effort NOT BETWEEN -5 AND 5
    );

-- fail: peak or end of a contact differ from the score of the turn they name
SELECT contact.contact_id
FROM checked_contact_scores AS contact
LEFT JOIN checked_turn_scores AS peak ON peak.contact_id = contact.contact_id AND peak.seq = contact.peak_seq
LEFT JOIN checked_turn_scores AS ending ON ending.contact_id = contact.contact_id AND ending.seq = contact.end_seq
WHERE (contact.sentiment_peak IS DISTINCT FROM peak.sentiment OR contact.sentiment_end IS DISTINCT FROM ending.sentiment);
