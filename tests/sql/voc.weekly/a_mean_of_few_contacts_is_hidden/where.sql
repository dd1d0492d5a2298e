section = 'volume' AND measure IN ('mean_effort', 'mean_peak_end')
