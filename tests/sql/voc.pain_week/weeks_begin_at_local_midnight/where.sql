contacts > 0
