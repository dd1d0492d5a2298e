-- The curves of all journeys: the share solved within so many contacts, or days, over the weeks up to one; one point a row. They end where fewer are known than
-- may be told of. Whole percents, and n is that of the whole curve: from steps told exactly one could count who took them.
SELECT
    week,
    'solved_within_' || axis AS section,
    CAST(up_to AS VARCHAR) AS label,
    'share' AS measure,
    round(share, 2) AS value,
    round(lower, 2) AS lower,
    round(upper, 2) AS upper,
    journeys AS n,
    small_n,
    suppressed,
FROM voc.journey_survival
WHERE label = 'all' AND share IS NOT NULL AND n_at_risk >= CAST(main.setting('min_customers') AS INTEGER)
