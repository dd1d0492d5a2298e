-- One label of one kind in one week a row, beside the weeks before. cxtext.store.changes computes it, with the functions of cxtext.change.
SELECT * FROM computed_change
