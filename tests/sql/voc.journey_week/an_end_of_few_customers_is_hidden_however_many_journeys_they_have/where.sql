label = 'all' AND week = '2026-11-02'
