-- One candidate quote a row: the surest of each pain point first, words of the right length only, one a contact and label; none far less sure than the surest.
SELECT
    label,
    quote,
    channel,
    language,
    severity,
    day AS started_at,
    contact_id,
    seq,
    coalesce(customer_key, contact_id) AS customer,
FROM (SELECT *, CAST(timezone(main.setting('time_zone'), started_at) AS DATE) AS day FROM voc.quotes)
WHERE day BETWEEN $first AND $last AND kind = 'pain_point' AND list_contains($labels, label) AND length(trim(quote)) BETWEEN $min_chars AND $max_chars
QUALIFY row_number() OVER (PARTITION BY label, contact_id ORDER BY score DESC NULLS LAST, seq, start_char) = 1
    AND coalesce(score >= $least_sure * max(score) OVER (PARTITION BY label), true)
    AND row_number() OVER (PARTITION BY label ORDER BY score DESC NULLS LAST, contact_id, seq, start_char) <= $candidates
ORDER BY label, score DESC NULLS LAST, contact_id, seq
