-- Contacts of one section and label in one of the last weeks a row; NULL where left out.
WITH
cell AS (
    SELECT
        week,
        section,
        label,
        max(value) FILTER (measure = 'contacts') AS contacts,
        coalesce(max(value) FILTER (measure = 'customers'), 0) AS customers,
        bool_or(suppressed) FILTER (measure = 'contacts') AS suppressed,
    FROM voc.weekly
    WHERE week BETWEEN $oldest AND $first AND section IN ('volume', 'channel', 'pain_point', 'topic')
    GROUP BY ALL
)
SELECT section, label, week, CASE WHEN NOT (suppressed OR customers BETWEEN 1 AND $min_customers - 1) THEN contacts END AS contacts
FROM cell
