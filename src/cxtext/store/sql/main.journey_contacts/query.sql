-- One contact of the journeys that are made anew a row.
WITH
placed AS (
    SELECT
        left(sha256('journey ' || root_id), 24) AS journey_id,
        input.*,
        linked_by,
        row_number() OVER journey AS step,
        lag(input.ended_at) OVER journey AS before_ended_at,
        lag(input.channel) OVER journey AS before_channel,
    FROM journey_roots
    JOIN journey_inputs AS input USING (contact_id)
    WINDOW journey AS (PARTITION BY root_id ORDER BY input.number)
),
related AS (
    SELECT
        *,
        CASE
            WHEN step = 1 THEN 'first'
            WHEN before_channel <> 'email' AND channel <> 'email'
                AND abs(epoch(started_at - before_ended_at)) < 60 * CAST((main.setting('journeys')::JSON ->> 'forwarded_minutes') AS DOUBLE) THEN 'forwarded'
            WHEN is_company THEN 'follow_up'
            ELSE 'repeat'
        END AS relation,
    FROM placed
)
SELECT
    journey_id,
    contact_id,
    step,
    CASE WHEN step > 1 THEN greatest(0, epoch(started_at - before_ended_at)) / 3600 END AS gap_h,
    relation,
    relation IN ('first', 'repeat') AND NOT is_company AND contact_reason IS DISTINCT FROM 'praise' AS is_needed,
    CASE WHEN step > 1 THEN linked_by END AS linked_by,
FROM related
