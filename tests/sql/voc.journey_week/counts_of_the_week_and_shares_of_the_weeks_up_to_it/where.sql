label = 'all'
