CREATE TABLE voc.journey_survival (
    week DATE NOT NULL,
    label VARCHAR NOT NULL,
    axis VARCHAR NOT NULL,
    up_to INTEGER NOT NULL,
    journeys BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    n_at_risk BIGINT NOT NULL,
    share DOUBLE,
    lower DOUBLE,
    upper DOUBLE,
    small_n BOOLEAN NOT NULL,
    suppressed BOOLEAN NOT NULL
);
