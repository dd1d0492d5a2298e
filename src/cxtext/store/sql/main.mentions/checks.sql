-- fail: the quote of a mention is not the slice of its turn
SELECT mention.contact_id, mention.seq
FROM checked_mentions AS mention
LEFT JOIN checked_turns AS turn ON turn.contact_id = mention.contact_id AND turn.seq = mention.seq
WHERE mention.quote IS DISTINCT FROM substring(turn.text, mention.start_char + 1, mention.end_char - mention.start_char);

-- fail: a mention has an unknown kind, or counts no contact
SELECT contact_id, seq
FROM checked_mentions
WHERE (kind NOT IN ('earlier_contact', 'company_contact') OR n_earlier < 1);

-- fail: a mention stands in a turn of the wrong side
SELECT mention.contact_id, mention.seq
FROM checked_mentions AS mention
JOIN checked_turns AS turn ON turn.contact_id = mention.contact_id AND turn.seq = mention.seq
WHERE (mention.kind = 'earlier_contact') <> (turn.role = 'customer');
