-- The Monday of the week to report: the newest with contacts that is over, else the newest with contacts; NULL where there is none.
SELECT coalesce(max(week) FILTER (week + 7 <= $today), max(week))
FROM voc.weekly
WHERE section = 'volume' AND measure = 'contacts' AND value > 0
