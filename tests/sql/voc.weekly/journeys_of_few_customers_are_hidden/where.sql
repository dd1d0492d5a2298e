section = 'journey' AND measure IN ('journeys', 'fcr') AND week IN ('2026-11-02', '2026-11-16')
