pain_point_id = 'waiting'
