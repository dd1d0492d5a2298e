-- Whether journeys are solved, as far as the data reaches. Its end is the start of the newest contact: until a window has closed before that, the customer
-- may still come back.
UPDATE main.journeys
SET solved = now.solved
FROM (
    SELECT
        journey_id,
        CASE
            WHEN closes_at > (SELECT max(started_at) FROM main.contacts) THEN 'open'
            WHEN last_outcome IN ('achieved', 'promised') THEN 'yes'
            WHEN last_outcome = 'not_achieved' THEN 'no'
            ELSE 'open'
        END AS solved,
    FROM main.journeys
) AS now
WHERE now.journey_id = journeys.journey_id AND now.solved <> journeys.solved
