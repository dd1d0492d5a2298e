-- One topic a row, with its names.
SELECT topic_id, label_nl, label_en FROM main.topics
