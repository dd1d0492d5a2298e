-- One pain point in one week a row, also where no contact has it.
SELECT * EXCLUDE (kind) FROM voc.label_week WHERE kind = 'pain_point'
