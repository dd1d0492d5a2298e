-- One climb: the root of the root. Each climb doubles the way, so that a journey of n contacts takes log2(n) of them.
UPDATE journey_roots
SET root_id = above.root_id
FROM journey_roots AS above
WHERE above.contact_id = journey_roots.root_id AND above.root_id <> journey_roots.root_id
