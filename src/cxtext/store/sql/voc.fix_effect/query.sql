-- One mended pain point as one week shows it a row: before and after, the same number of weeks.
WITH
fix AS (
    SELECT pain_point_id, category, topic_id, fixed_on, CAST(date_trunc('week', fixed_on) AS DATE) AS fix_week
    FROM ops.pain_points
    WHERE fixed_on IS NOT NULL
),
last_day AS (
    SELECT CAST(timezone(main.setting('time_zone'), max(started_at)) AS DATE) AS day FROM main.contacts
),
known AS (
    SELECT week, count(*) AS tagged_contacts FROM voc.contact_outcomes GROUP BY week
),
-- The week of the fix itself is neither, unless it was mended on a Monday.
looked_at AS (
    SELECT
        fix.*,
        known.week,
        CASE WHEN fixed_on = fix_week THEN fix_week ELSE fix_week + 7 END AS first_after,
        least(known.week + 6, last_day.day) AS day,
        CAST(greatest(0, least(
            CAST(main.number_setting('pain_matrix.fix_weeks') AS BIGINT),
            date_diff('week', first_after, known.week) + 1,
            date_diff('week', (SELECT min(week) FROM known), fix_week)
        )) AS INTEGER) AS weeks,
    FROM fix
    JOIN known ON known.week >= fix.fix_week
    CROSS JOIN last_day
),
compared AS (
    SELECT
        looked_at.week,
        looked_at.pain_point_id,
        looked_at.weeks,
        known.week AS seen_week,
        known.tagged_contacts AS n,
        known.week >= looked_at.first_after AS is_after,
    FROM looked_at
    JOIN known
        ON (known.week >= looked_at.fix_week - 7 * looked_at.weeks AND known.week < looked_at.fix_week)
        OR (known.week >= looked_at.first_after AND known.week < looked_at.first_after + 7 * looked_at.weeks)
),
counted AS (
    SELECT compared.*, coalesce(pain.contacts, 0) AS c, coalesce(pain.suppressed, false) AS is_hidden
    FROM compared
    LEFT JOIN voc.pain_point_week AS pain ON pain.pain_point_id = compared.pain_point_id AND pain.week = compared.seen_week
),
summed AS (
    SELECT
        week,
        pain_point_id,
        coalesce(sum(c) FILTER (NOT is_after), 0) AS before_contacts,
        coalesce(sum(c) FILTER (is_after), 0) AS after_contacts,
        coalesce(sum(n) FILTER (NOT is_after), 0) AS before_tagged,
        coalesce(sum(n) FILTER (is_after), 0) AS after_tagged,
        -- Pearson's chi-square of the weeks around the rate of their side.
        coalesce(sum(c ^ 2 / n) FILTER (NOT is_after) * before_tagged / nullif(before_contacts, 0) - before_contacts, 0)
            + coalesce(sum(c ^ 2 / n) FILTER (is_after) * after_tagged / nullif(after_contacts, 0) - after_contacts, 0) AS chi_square,
        count(*) - 2 AS df,
        bool_or(c > 0 AND NOT is_after) AND bool_or(c > 0 AND is_after) AS has_both,
        bool_or(is_hidden) AS has_hidden_week,
    FROM counted
    GROUP BY ALL
),
customer AS (
    SELECT
        compared.week,
        compared.pain_point_id,
        count(DISTINCT customer) FILTER (NOT is_after) AS before_customers,
        count(DISTINCT customer) FILTER (is_after) AS after_customers,
    FROM compared
    JOIN voc.pain_contacts AS pain ON pain.pain_point_id = compared.pain_point_id AND pain.week = compared.seen_week
    GROUP BY ALL
),
-- Rate ratio with the Wald interval of its logarithm, K. J. Rothman, S. Greenland & T. L. Lash (2008), Modern Epidemiology, 3rd ed., ch. 14; its variance
-- times the dispersion that the weeks show, P. McCullagh & J. A. Nelder (1989), Generalized Linear Models, section 6.2.3. A side without a contact
-- counts half a one more on either side (F. J. Anscombe, 1956).
measured AS (
    SELECT
        *,
        CASE WHEN has_both THEN 0 ELSE 0.5 END AS added,
        ((after_contacts + added) / nullif(after_tagged, 0)) / ((before_contacts + added) / nullif(before_tagged, 0)) AS rate_ratio,
        greatest(1, chi_square / nullif(df, 0)) AS dispersion,
        main.t_quantile(df) * sqrt(dispersion * (1 / (after_contacts + added) + 1 / (before_contacts + added))) AS reach,
    FROM summed
)
SELECT
    looked_at.week,
    looked_at.pain_point_id,
    looked_at.category,
    looked_at.topic_id,
    looked_at.fixed_on,
    looked_at.weeks,
    coalesce(before_contacts, 0) AS before_contacts,
    coalesce(after_contacts, 0) AS after_contacts,
    coalesce(before_customers, 0) AS before_customers,
    coalesce(after_customers, 0) AS after_customers,
    coalesce(before_tagged, 0) AS before_tagged,
    coalesce(after_tagged, 0) AS after_tagged,
    before_contacts / nullif(before_tagged, 0) AS before_rate,
    after_contacts / nullif(after_tagged, 0) AS after_rate,
    CASE WHEN weeks > 0 AND before_contacts > 0 THEN rate_ratio END AS rate_ratio,
    CASE WHEN weeks > 0 AND before_contacts > 0 THEN rate_ratio * exp(-reach) END AS rate_ratio_lower,
    CASE WHEN weeks > 0 AND before_contacts > 0 THEN rate_ratio * exp(reach) END AS rate_ratio_upper,
    round(dispersion, 6) AS dispersion,
    -- Two weeks with all their days, and two of them in the comparison.
    date_diff('day', looked_at.fixed_on, looked_at.day) + 1 < 14 OR date_diff('week', first_after, looked_at.week) + 1 < 2 AS too_early,
    least(coalesce(before_tagged, 0), coalesce(after_tagged, 0)) < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    coalesce(has_hidden_week, false) AS has_hidden_week,
    main.is_few(before_customers) OR main.is_few(after_customers) AS suppressed,
FROM looked_at
LEFT JOIN measured USING (week, pain_point_id)
LEFT JOIN customer USING (week, pain_point_id)
