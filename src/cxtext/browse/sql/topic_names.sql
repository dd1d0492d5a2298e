SELECT topic_id, label_nl, label_en FROM main.topics
