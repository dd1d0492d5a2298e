-- The weeks with contacts, the newest first; bad_end counts contacts that end negative, of those whose end has a sentiment.
SELECT
    week,
    count(*) AS contacts,
    count(*) FILTER (is_tagged) AS tagged,
    count(*) FILTER (len(pain_points) > 0) AS with_pain,
    count(sentiment_end) AS with_end,
    count(*) FILTER (sentiment_end < 0) AS bad_end,
FROM contact
GROUP BY week
ORDER BY week DESC
