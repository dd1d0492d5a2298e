-- One contact reason a row, over all weeks.
WITH
solved AS (
    SELECT contact_reason, count(*) AS solved_journeys, avg(n_needed) AS mean_contacts_until_solved
    FROM main.journeys
    WHERE solved = 'yes'
    GROUP BY contact_reason
),
customer AS (
    SELECT contact_reason, count(DISTINCT customer) AS customers FROM voc.contact_outcomes GROUP BY contact_reason
),
summed AS (
    SELECT
        contact_reason,
        CAST(sum(contacts) AS BIGINT) AS contacts,
        CAST(sum(known_outcomes) AS BIGINT) AS known_outcomes,
        CAST(sum(achieved_contacts) AS BIGINT) AS achieved_contacts,
        CAST(sum(effort_contacts) AS BIGINT) AS effort_contacts,
        sum(mean_effort * effort_contacts) / nullif(sum(effort_contacts), 0) AS mean_effort,
    FROM voc.goals
    GROUP BY contact_reason
)
SELECT
    contact_reason,
    contacts,
    customers,
    known_outcomes,
    known_outcomes / contacts AS coverage,
    achieved_contacts,
    achieved_contacts / nullif(known_outcomes, 0) AS achieved_share,
    main.wilson_lower(achieved_contacts, known_outcomes) AS achieved_share_lower,
    main.wilson_upper(achieved_contacts, known_outcomes) AS achieved_share_upper,
    coalesce(solved_journeys, 0) AS solved_journeys,
    mean_contacts_until_solved,
    effort_contacts,
    mean_effort,
    known_outcomes < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    main.is_few(customers) AS suppressed,
FROM summed
JOIN customer USING (contact_reason)
LEFT JOIN solved USING (contact_reason)
