-- One journey that needed a contact a row, with the path that is told of it. A path of too few customers is told less exactly, step by step: its channels and
-- end; its first two channels and end; the first and the end; one contact or several, and the end; the end; nothing. So the paths of a week add up to all its
-- journeys, and neither a path nor what is left when others are taken away is of too few.
WITH RECURSIVE
journey AS (
    SELECT
        journey_id,
        main.week_of(first_at) AS week,
        customer_key,
        channels,
        n_contacts,
        CASE solved WHEN 'yes' THEN 'solved' WHEN 'no' THEN 'not_solved' ELSE 'open' END AS ending,
        array_to_string(channels[1:6], ' > ') || CASE WHEN n_contacts > 6 THEN ' > …' ELSE '' END || ' > ' || ending AS whole,
    FROM main.journeys
    WHERE n_needed > 0
),
folded AS (
    SELECT
        journey_id,
        week,
        customer_key,
        1 AS place,
        [
            whole,
            CASE WHEN n_contacts > 2 THEN channels[1] || ' > ' || channels[2] || ' > … > ' || ending ELSE whole END,
            CASE WHEN n_contacts > 1 THEN channels[1] || ' > … > ' || ending ELSE whole END,
            CASE WHEN n_contacts > 1 THEN 'any_channel > … > ' ELSE 'any_channel > ' END || ending,
            'mixed > ' || ending,
            'mixed > any_end'
        ] AS paths,
        whole AS path,
    FROM journey
    UNION ALL
    SELECT
        journey_id,
        week,
        customer_key,
        place + 1,
        paths,
        CASE WHEN is_small OR (is_gap AND path = smallest) THEN paths[place + 1] ELSE path END,
    FROM (
        SELECT
            *,
            -- Where all that is folded into a path is of too few, it takes the smallest other one of its kind with it. Sooner, it may still find company.
            place >= 3 AND main.is_few(count(DISTINCT CASE WHEN is_small THEN customer_key END) OVER less_exact) AS is_gap,
            arg_min(path, CASE WHEN NOT is_small THEN (customers, path) END) OVER less_exact AS smallest,
        FROM (
            SELECT *, count(DISTINCT customer_key) OVER (PARTITION BY week, path) AS customers, main.is_few(customers) AS is_small
            FROM folded
            WHERE place < len(paths)
        )
        WINDOW less_exact AS (PARTITION BY week, paths[place + 1])
    )
)
SELECT journey_id, week, customer_key, path
FROM folded
WHERE place = len(paths)
