-- One pain point a row: what people keep of it, and the week in which it was first seen.
SELECT pain_point_id, owner, status, fixed_on, first_seen FROM voc.pain_points
