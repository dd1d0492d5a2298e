section LIKE 'context%' AND week = DATE '2026-10-05' AND measure NOT IN ('mean_peak', 'share')
