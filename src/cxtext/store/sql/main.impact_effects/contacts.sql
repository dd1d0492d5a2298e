-- The contacts of the weeks up to one week, with their outcomes as numbers, in the order of their ids.
SELECT
    contact_id,
    dense_rank() OVER (ORDER BY customer) - 1 AS customer,
    channel,
    coalesce(queue, '') AS queue,
    strftime(week, '%Y-%m-%d') AS week,
    CAST(is_not_achieved AS DOUBLE) AS not_achieved,
    CAST(is_repeat AS DOUBLE) AS repeat,
    CAST(is_negative_end AS DOUBLE) AS negative_end,
    CAST(has_churn AS DOUBLE) AS churn,
    csat,
    nps,
    ces,
FROM impact_contacts
WHERE week <= $week AND week > $week - CAST(7 * $weeks AS INTEGER)
ORDER BY contact_id
