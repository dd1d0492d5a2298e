section IN ('initiative', 'impact_pain_point', 'fix') OR (section = 'pain_matrix' AND week = DATE '2026-10-26')
