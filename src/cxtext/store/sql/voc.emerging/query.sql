-- One topic or term that emerges in one week a row. cxtext.store.emerging computes it, with the functions of cxtext.change.
SELECT * FROM computed_emerging
