-- One journey of the changed customers a row; whether it is solved is told afterwards, for all journeys at once.
WITH
counted AS (
    SELECT
        *,
        count(*) FILTER (is_needed) OVER journey AS n_counted,
        count(*) FILTER (is_needed) OVER (journey ORDER BY step) AS place,
        channel <> lag(channel) OVER (journey ORDER BY step) AS is_switch,
    FROM main.journey_contacts
    JOIN journey_inputs USING (contact_id)
    SEMI JOIN changed_customers USING (customer_key)
    WINDOW journey AS (PARTITION BY journey_id)
)
SELECT
    journey_id,
    any_value(customer_key) AS customer_key,
    first(contact_reason ORDER BY step) FILTER (contact_reason IS NOT NULL) AS contact_reason,
    first(topic_id ORDER BY step) FILTER (topic_id IS NOT NULL) AS topic_id,
    min(started_at) AS first_at,
    max(started_at) AS last_at,
    count(*) AS n_contacts,
    -- Who says at the second of three contacts that it is the fifth needed six.
    greatest(max(n_counted), max(n_counted - place + 1 + n_earlier) FILTER (is_needed)) AS n_needed,
    max(greatest(0, n_earlier - place + 1)) FILTER (is_needed AND n_earlier IS NOT NULL) AS n_said,
    list(channel ORDER BY step) AS channels,
    count(*) FILTER (is_switch) AS n_channel_switches,
    last(outcome ORDER BY step) AS last_outcome,
    arg_max(ended_at + window_length, step) AS closes_at,
    'open' AS solved,
    epoch(max(started_at) - min(started_at)) / 86400 AS days,
FROM counted
GROUP BY journey_id
