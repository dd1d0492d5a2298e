-- To which earlier contact of its customer a contact belongs; none for a first. Compared are the twenty before it, so that a key that many people share
-- costs no more than its contacts.
CREATE OR REPLACE TEMP TABLE journey_links AS
WITH
later AS (
    SELECT *, unnest(range(greatest(1, number - 20), number)) AS earlier_number FROM journey_inputs SEMI JOIN changed_customers USING (customer_key)
),
rule AS (
    SELECT
        to_seconds(60 * CAST(value ->> 'forwarded_minutes' AS DOUBLE)) AS forwarded_within,
        CAST(value ->> 'named_window_days' AS INTEGER) AS named_window_days,
        main.setting('time_zone') AS zone,
    FROM ops.settings
    WHERE name = 'journeys'
),
pair AS (
    SELECT
        later.*,
        earlier.contact_id AS earlier_id,
        later.started_at - earlier.ended_at <= earlier.window_length AS is_in_window,
        date_diff('day', timezone(zone, earlier.started_at), timezone(zone, later.started_at)) AS days_between,
        -- Some reasons say little about the matter: two questions for information in a week are no repeat.
        later.contact_reason = earlier.contact_reason AND later.contact_reason NOT IN ('information', 'complaint', 'praise', 'other')
            OR list_has_any(later.topics, earlier.topics) AS is_same_matter,
        earlier.channel <> 'email' AND later.channel <> 'email' AND abs(epoch(later.started_at - earlier.ended_at)) < epoch(forwarded_within) AS is_forwarded,
        earlier.outcome IS DISTINCT FROM 'achieved' AS is_left_open,
        earlier.outcome = 'promised' AS is_promised,
        earlier.channel AS earlier_channel,
        earlier.started_at AS earlier_at,
        rule.named_window_days,
        rule.zone,
    FROM later
    JOIN journey_inputs AS earlier ON earlier.customer_key = later.customer_key AND earlier.number = later.earlier_number
    CROSS JOIN rule
),
-- A customer names the earlier contact: the moment fits as well as people remember, and the channel where one is said.
named AS (
    SELECT DISTINCT contact_id, earlier_id
    FROM (SELECT *, unnest(moments) AS moment FROM pair WHERE days_between <= named_window_days AND moments IS NOT NULL)
    WHERE coalesce(moment.channel, earlier_channel) = earlier_channel
        AND (
            abs(days_between - moment.days_ago) <= greatest(1, moment.days_ago / 2)
            OR (days_between BETWEEN 1 AND 13 AND isodow(timezone(zone, earlier_at)) = moment.weekday)
            OR abs(date_diff('day', CAST(timezone(zone, earlier_at) AS DATE), main.date_before(moment.month_day, CAST(timezone(zone, started_at) AS DATE)))) <= 1
        )
),
reasoned AS (
    SELECT
        pair.*,
        CASE
            WHEN is_forwarded THEN 'forwarded'
            WHEN named.contact_id IS NOT NULL THEN 'named'
            WHEN NOT is_in_window THEN NULL
            WHEN is_same_matter THEN 'matter'
            -- Who names a moment means the contact of that moment, and no other.
            WHEN says_repeat OR (names_earlier AND moments IS NULL) THEN 'said'
            WHEN says_unfinished AND is_left_open THEN 'unfinished'
            WHEN is_company AND is_promised THEN 'company'
        END AS linked_by,
    FROM pair
    LEFT JOIN named USING (contact_id, earlier_id)
)
SELECT
    contact_id,
    arg_max(earlier_id, (list_position(['company', 'unfinished', 'said', 'matter', 'named', 'forwarded'], linked_by), earlier_number)) AS earlier_id,
    arg_max(linked_by, (list_position(['company', 'unfinished', 'said', 'matter', 'named', 'forwarded'], linked_by), earlier_number)) AS linked_by,
FROM reasoned
WHERE linked_by IS NOT NULL
GROUP BY contact_id;
-- Every contact of these customers, with the earliest contact that is known to be of its journey: itself at first.
CREATE OR REPLACE TEMP TABLE journey_roots AS
SELECT contact_id, coalesce(earlier_id, contact_id) AS root_id, linked_by
FROM journey_inputs
SEMI JOIN changed_customers USING (customer_key)
LEFT JOIN journey_links USING (contact_id)
