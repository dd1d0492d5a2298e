-- Start, peak, end and effort of the contacts with a checked turn or contact. The rules are those of cxtext.tag.peak_end and cxtext.tag.effort; a test
-- compares them. Where the signals of a person leave none, ease that the model heard stays.
CREATE OR REPLACE TEMP TABLE corrected_scores AS
WITH
felt AS (
    SELECT
        contact_id,
        first({seq: seq, sentiment: sentiment, emotion: emotion} ORDER BY seq) AS beginning,
        first({seq: seq, sentiment: sentiment, emotion: emotion} ORDER BY abs(sentiment) DESC, sentiment < 0 DESC, seq DESC) AS peak,
        first({seq: seq, sentiment: sentiment, emotion: emotion} ORDER BY seq DESC) AS ending,
    FROM main.turn_scores
    SEMI JOIN held_labels USING (contact_id)
    WHERE sentiment IS NOT NULL
    GROUP BY contact_id
),
signal AS (
    SELECT contact_id, greatest(-5, -1 - count(DISTINCT label)) AS effort
    FROM main.tags
    SEMI JOIN held_labels USING (contact_id)
    WHERE kind = 'effort_signal'
    GROUP BY contact_id
),
given AS (
    SELECT contact_id, any_value(value) AS effort FROM held_labels WHERE kind = 'effort' GROUP BY contact_id
),
scored AS (
    SELECT
        contact.contact_id,
        felt.beginning,
        felt.peak,
        felt.ending,
        CASE
            WHEN given.contact_id IS NOT NULL THEN given.effort
            WHEN signal.contact_id IS NOT NULL THEN signal.effort
            WHEN stored.effort > 0 THEN stored.effort
        END AS effort,
    FROM (SELECT DISTINCT contact_id FROM held_labels) AS contact
    LEFT JOIN felt ON felt.contact_id = contact.contact_id
    LEFT JOIN signal ON signal.contact_id = contact.contact_id
    LEFT JOIN given ON given.contact_id = contact.contact_id
    LEFT JOIN main.contact_scores AS stored ON stored.contact_id = contact.contact_id
)
SELECT
    contact_id,
    beginning.sentiment AS sentiment_start,
    peak.sentiment AS sentiment_peak,
    ending.sentiment AS sentiment_end,
    peak.seq AS peak_seq,
    ending.seq AS end_seq,
    (peak.sentiment + ending.sentiment) / 2 AS peak_end,
    ending.sentiment - beginning.sentiment AS shift,
    effort,
    ending.emotion AS end_emotion,
    peak.emotion AS peak_emotion,
FROM scored
WHERE peak IS NOT NULL OR effort IS NOT NULL;
DELETE FROM main.contact_scores WHERE contact_id IN (SELECT contact_id FROM held_labels);
INSERT INTO main.contact_scores BY NAME FROM corrected_scores;
