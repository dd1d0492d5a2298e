-- fail: a tag has no contact
SELECT contact_id
FROM checked_tags
WHERE contact_id NOT IN (SELECT contact_id FROM checked_contacts);

-- fail: a tag has no turn
SELECT tag.contact_id, tag.seq
FROM checked_tags AS tag
ANTI JOIN checked_turns AS turn ON turn.contact_id = tag.contact_id AND turn.seq = tag.seq
WHERE tag.seq IS NOT NULL;

-- fail: a pain point, wish or effort signal has no span
SELECT contact_id, seq
FROM checked_tags
WHERE kind IN ('pain_point', 'wish', 'effort_signal')
    AND (seq IS NULL OR start_char IS NULL OR end_char IS NULL OR quote IS NULL);

-- fail: the span of a tag lies outside its turn
SELECT tag.contact_id, tag.seq
FROM checked_tags AS tag
JOIN checked_turns AS turn ON turn.contact_id = tag.contact_id AND turn.seq = tag.seq
WHERE NOT (0 <= tag.start_char AND tag.start_char < tag.end_char AND tag.end_char <= length(turn.text));

-- fail: the quote of a tag is not the slice of its turn
SELECT tag.contact_id, tag.seq
FROM checked_tags AS tag
JOIN checked_turns AS turn ON turn.contact_id = tag.contact_id AND turn.seq = tag.seq
WHERE tag.quote <> substring(turn.text, tag.start_char + 1, tag.end_char - tag.start_char);

-- fail: a tag has an unknown kind
SELECT contact_id, seq
FROM checked_tags
WHERE kind NOT IN ('pain_point', 'wish', 'effort_signal', 'contact_reason', 'outcome', 'trigger', 'life_event', 'phase', 'churn');

-- fail: a contact has two labels of a kind that gives one a contact
SELECT contact_id, kind
FROM checked_tags
WHERE kind NOT IN ('pain_point', 'wish', 'effort_signal')
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a score lies outside 0..1
SELECT contact_id, seq
FROM checked_tags
WHERE score NOT BETWEEN 0 AND 1;

-- fail: a severity lies outside 1..5
SELECT contact_id, seq
FROM checked_tags
WHERE severity NOT BETWEEN 1 AND 5;

-- warn: a pain point, wish or effort signal stands in a turn that is not the customer's
SELECT tag.contact_id, tag.seq
FROM checked_tags AS tag
JOIN checked_turns AS turn ON turn.contact_id = tag.contact_id AND turn.seq = tag.seq
WHERE tag.kind IN ('pain_point', 'wish', 'effort_signal') AND turn.role <> 'customer';
