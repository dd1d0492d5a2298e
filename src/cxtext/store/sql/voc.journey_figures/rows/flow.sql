-- From channel to channel: one figure a row.
SELECT
    week,
    'channel_flow' AS section,
    step || ' ' || source || ' > ' || target AS label,
    unnest(['journeys', 'customers', 'share']) AS measure,
    unnest([journeys, customers, share]) AS value,
    source_journeys AS n,
    small_n,
    suppressed,
FROM voc.channel_flow
