-- previous_contacts and change of every label against any other week, by the formulas of voc.label_week, from the rows of both weeks.
WITH
cell AS (
    SELECT
        week,
        section,
        label,
        max(value) FILTER (measure = 'contacts') AS contacts,
        max(value) FILTER (measure = 'share') AS share,
        max(n) FILTER (measure = 'contacts') AS n,
        bool_or(small_n) AS small_n,
        bool_or(measure = 'previous_contacts') AS is_compared,
        bool_or(measure = 'change') AS has_share,
        bool_or(suppressed) FILTER (measure = 'contacts') OR coalesce(max(value) FILTER (measure = 'customers') BETWEEN 1 AND $min_customers - 1, false)
            AS hidden,
    FROM voc.weekly
    WHERE week IN ($first, $against)
    GROUP BY ALL
),
pair AS (
    SELECT
        this.section,
        this.label,
        this.has_share,
        this.n,
        this.small_n,
        this.contacts,
        this.share,
        other.contacts AS previous_contacts,
        other.share AS previous_share,
        other.n AS previous_n,
        -- What was hidden in the other week would show in what is compared with it.
        this.hidden OR coalesce(other.hidden, false) AS hidden,
    FROM cell AS this LEFT JOIN cell AS other ON other.section = this.section AND other.label = this.label AND other.week = $against
    WHERE this.week = $first AND this.is_compared
)
SELECT section, label, 'previous_contacts' AS measure, previous_contacts AS value, NULL::DOUBLE AS lower, NULL::DOUBLE AS upper, n, small_n, hidden AS suppressed
FROM pair
UNION ALL
SELECT
    section,
    label,
    'change',
    share - previous_share,
    main.difference_lower(contacts, n, previous_contacts, previous_n),
    main.difference_upper(contacts, n, previous_contacts, previous_n),
    n,
    small_n,
    hidden,
FROM pair
WHERE has_share
