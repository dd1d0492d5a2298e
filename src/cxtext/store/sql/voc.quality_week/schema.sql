CREATE TABLE voc.quality_week (
    week DATE NOT NULL,
    measure VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    n BIGINT NOT NULL,
    n_of BIGINT NOT NULL,
    share DOUBLE
);
