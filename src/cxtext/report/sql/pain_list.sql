-- One pain point a row, with what people keep of it.
SELECT pain_point_id, owner, status, fixed_on FROM voc.pain_points
