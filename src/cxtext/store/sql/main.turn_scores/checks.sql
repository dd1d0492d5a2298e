-- fail: a score has no customer turn
SELECT score.contact_id, score.seq
FROM checked_turn_scores AS score
ANTI JOIN checked_turns AS turn ON turn.contact_id = score.contact_id AND turn.seq = score.seq AND turn.role = 'customer';

-- fail: a turn is scored twice
SELECT contact_id, seq
FROM checked_turn_scores
GROUP BY ALL
HAVING count(*) > 1;

-- fail: a sentiment lies outside -5..5
SELECT contact_id, seq
FROM checked_turn_scores
WHERE sentiment NOT BETWEEN -5 AND 5;

-- fail: an intensity lies outside 1..5, or stands without an emotion
SELECT contact_id, seq
FROM checked_turn_scores
WHERE (intensity NOT BETWEEN 1 AND 5 OR (intensity IS NOT NULL AND emotion IS NULL));

-- fail: the strongest emotion is none of the emotions of the turn
SELECT contact_id, seq
FROM checked_turn_scores
WHERE emotion IS NOT NULL AND NOT coalesce(list_contains(emotions, emotion), false);
