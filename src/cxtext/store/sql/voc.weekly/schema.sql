CREATE TABLE voc.weekly (
    week DATE NOT NULL,
    section VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    value DOUBLE,
    lower DOUBLE,
    upper DOUBLE,
    n BIGINT,
    small_n BOOLEAN NOT NULL,
    suppressed BOOLEAN NOT NULL
);
