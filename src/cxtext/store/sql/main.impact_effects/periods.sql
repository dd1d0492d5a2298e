-- The last weeks up to which effects are kept, each with a digest of all that its effects rest on.
WITH
carried AS (
    SELECT contact_id, list_sort(list(DISTINCT label)) AS labels
    FROM (
        SELECT contact_id, 'pain_point/' || label AS label FROM main.tags WHERE kind = 'pain_point'
        UNION ALL
        SELECT contact_id, 'topic/' || topic_id FROM main.contact_topics
    )
    GROUP BY contact_id
),
weekly AS (
    SELECT
        week,
        sum(CAST(hash((contact_id, customer, channel, queue, is_not_achieved, is_repeat, is_negative_end, has_churn, csat, nps, ces, labels)) AS HUGEINT))
            AS digest,
    FROM impact_contacts LEFT JOIN carried USING (contact_id)
    GROUP BY week
),
newest AS (
    SELECT week FROM weekly ORDER BY week DESC LIMIT $keep
)
SELECT newest.week, sha256($salt || string_agg(weekly.week || ':' || weekly.digest, ',' ORDER BY weekly.week))
FROM newest
JOIN weekly ON weekly.week <= newest.week AND weekly.week > newest.week - CAST(7 * $weeks AS INTEGER)
GROUP BY newest.week
ORDER BY newest.week
