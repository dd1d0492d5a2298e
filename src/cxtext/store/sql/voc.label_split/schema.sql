CREATE TABLE voc.label_split (
    week DATE NOT NULL,
    kind VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    contacts BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    label_contacts BIGINT NOT NULL,
    share DOUBLE NOT NULL,
    share_lower DOUBLE NOT NULL,
    share_upper DOUBLE NOT NULL,
    suppressed BOOLEAN NOT NULL
);
