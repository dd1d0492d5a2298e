CREATE TABLE voc.goals (
    week DATE NOT NULL,
    contact_reason VARCHAR NOT NULL,
    contacts BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    known_outcomes BIGINT NOT NULL,
    coverage DOUBLE NOT NULL,
    achieved_contacts BIGINT NOT NULL,
    achieved_share DOUBLE,
    achieved_share_lower DOUBLE,
    achieved_share_upper DOUBLE,
    solved_journeys BIGINT NOT NULL,
    mean_contacts_until_solved DOUBLE,
    effort_contacts BIGINT NOT NULL,
    mean_effort DOUBLE,
    small_n BOOLEAN NOT NULL,
    suppressed BOOLEAN NOT NULL,
    hidden VARCHAR[] NOT NULL
);
