CREATE TABLE voc.channel_flow (
    week DATE NOT NULL,
    step INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    journeys BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    source_journeys BIGINT NOT NULL,
    share DOUBLE NOT NULL,
    small_n BOOLEAN NOT NULL,
    suppressed BOOLEAN NOT NULL
);
