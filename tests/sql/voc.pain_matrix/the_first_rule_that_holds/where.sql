week >= DATE '2026-10-19'
