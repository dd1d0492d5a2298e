week = DATE '2026-10-05'
