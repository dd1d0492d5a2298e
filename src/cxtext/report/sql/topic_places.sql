-- One topic that lies on the map a row, with its place.
SELECT topic_id, map_x, map_y FROM main.topics WHERE map_x IS NOT NULL AND map_y IS NOT NULL
