-- First day of the week to report: the newest with contacts that is over, else the newest with contacts; NULL where there is none.
SELECT coalesce(max(week) FILTER (week + INTERVAL 7 DAY <= $today), max(week))
FROM voc.weekly
WHERE section = 'volume' AND measure = 'contacts' AND value > 0
