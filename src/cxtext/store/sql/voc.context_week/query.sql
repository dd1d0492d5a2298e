-- One phase or life event in one week a row: how often its contacts were helped, how easily, and how they ended; and what is hidden of them, together.
WITH
contact AS (
    SELECT contact_id, main.week_of(started_at) AS week, customer, is_achieved, effort, sentiment_peak, sentiment_end
    FROM voc.contact_outcomes JOIN main.contacts USING (contact_id)
),
-- Which labels are hidden is what voc.label_week says: where the two differed, one would tell what the other hides.
carried AS (
    SELECT
        contact.*,
        kind AS dimension,
        label AS own_label,
        tagged_contacts,
        suppressed AS is_hidden,
        unnest(CASE WHEN suppressed THEN [label, 'rest'] ELSE [label] END) AS label,
    FROM main.tags AS tag
    JOIN contact USING (contact_id)
    JOIN voc.label_week USING (week, kind, label)
    WHERE kind IN ('life_event', 'phase')
),
counted AS (
    SELECT
        week,
        dimension,
        label,
        count(DISTINCT own_label) AS labels,
        any_value(tagged_contacts) AS tagged_contacts,
        bool_or(is_hidden) AS is_hidden,
        count(*) AS contacts,
        count(DISTINCT customer) AS customers,
        count(is_achieved) AS known_outcomes,
        count(*) FILTER (is_achieved) AS achieved_contacts,
        list(DISTINCT customer) FILTER (is_achieved) AS achieved_customers,
        list(DISTINCT customer) FILTER (NOT is_achieved) AS missed_customers,
        count(effort) AS effort_contacts,
        list(DISTINCT customer) FILTER (effort IS NOT NULL) AS effort_customers,
        avg(effort) AS mean_effort,
        count(sentiment_end) AS felt_contacts,
        list(DISTINCT customer) FILTER (sentiment_end IS NOT NULL) AS felt_customers,
        avg(sentiment_peak) AS mean_peak,
        avg(sentiment_end) AS mean_end,
    FROM carried
    GROUP BY ALL
),
guarded AS (
    SELECT
        *,
        CASE WHEN label = 'rest'
            -- Two labels at least, of enough customers together; and not where the sum tells each of them: one contact each, or as many customers as can be hidden.
            THEN labels = 1
                OR customers < CAST(main.setting('min_customers') AS INTEGER)
                OR contacts = labels
                OR customers = labels * (CAST(main.setting('min_customers') AS INTEGER) - 1)
            ELSE is_hidden
        END AS suppressed,
    FROM counted
),
-- What a figure rests on, of the cells that add up to all that carry a label.
bases AS (
    SELECT
        week,
        dimension,
        label,
        suppressed,
        unnest([
            {base: 'achieved', customers: achieved_customers, figures: ['achieved_share']},
            {base: 'missed', customers: missed_customers, figures: ['achieved_share']},
            {base: 'effort', customers: effort_customers, figures: ['mean_effort']},
            {base: 'felt', customers: felt_customers, figures: ['mean_end', 'mean_peak']}
        ], recursive := true),
    FROM guarded
    WHERE label = 'rest' OR NOT suppressed
),
sized AS (
    SELECT
        *,
        -- A customer of two cells counts once.
        list_unique(flatten(list(customers) FILTER (is_small) OVER (PARTITION BY week, dimension, base))) AS n_small,
        row_number() OVER (PARTITION BY week, dimension, base, is_small OR n = 0 ORDER BY n, label) AS size_rank,
    FROM (SELECT *, coalesce(len(customers), 0) AS n, main.is_few(n) OR (suppressed AND n > 0) AS is_small FROM bases)
),
hidden AS (
    SELECT week, dimension, label, list_sort(list_distinct(flatten(list(figures)))) AS hidden,
    FROM sized
    -- Every tagged contact has a phase: what is hidden of few could be had from all contacts by subtraction, so the next smallest goes with it.
    WHERE is_small OR (dimension = 'phase' AND main.is_few(n_small) AND n > 0 AND size_rank = 1)
    GROUP BY ALL
)
SELECT
    week,
    dimension,
    label,
    labels,
    contacts,
    customers,
    tagged_contacts,
    contacts / tagged_contacts AS share,
    main.wilson_lower(contacts, tagged_contacts) AS share_lower,
    main.wilson_upper(contacts, tagged_contacts) AS share_upper,
    known_outcomes,
    achieved_contacts,
    achieved_contacts / nullif(known_outcomes, 0) AS achieved_share,
    main.wilson_lower(achieved_contacts, known_outcomes) AS achieved_share_lower,
    main.wilson_upper(achieved_contacts, known_outcomes) AS achieved_share_upper,
    effort_contacts,
    mean_effort,
    felt_contacts,
    mean_peak,
    mean_end,
    known_outcomes < CAST(main.setting('small_n') AS INTEGER) AS small_n,
    suppressed,
    coalesce(hidden, []) AS hidden,
FROM guarded
LEFT JOIN hidden USING (week, dimension, label)
