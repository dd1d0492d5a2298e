CREATE TABLE voc.journey_paths (
    week DATE NOT NULL,
    path VARCHAR NOT NULL,
    journeys BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    mean_days DOUBLE NOT NULL,
    effort_journeys BIGINT NOT NULL,
    mean_effort DOUBLE,
    week_journeys BIGINT NOT NULL,
    share DOUBLE NOT NULL,
    share_lower DOUBLE NOT NULL,
    share_upper DOUBLE NOT NULL,
    small_n BOOLEAN NOT NULL,
    suppressed BOOLEAN NOT NULL
);
