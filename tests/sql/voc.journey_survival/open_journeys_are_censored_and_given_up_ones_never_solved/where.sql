label = 'all' AND week IN ('2026-11-02', '2026-11-16') AND ((axis = 'contacts' AND up_to <= 3) OR (axis = 'days' AND up_to <= 2))
