-- Journeys: the contacts of one customer about one matter, across channels. Rebuilt by SQL for the customers whose contacts changed.
CREATE TABLE main.journeys (
    journey_id VARCHAR NOT NULL,
    customer_key VARCHAR NOT NULL,
    contact_reason VARCHAR,
    topic_id VARCHAR,
    first_at TIMESTAMPTZ NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    n_contacts INTEGER NOT NULL,
    channels VARCHAR[] NOT NULL,
    n_channel_switches INTEGER NOT NULL,
    solved VARCHAR NOT NULL,
    days DOUBLE NOT NULL
);
COMMENT ON TABLE main.journeys IS 'The contacts of one customer about one matter a row; key journey_id';
COMMENT ON COLUMN main.journeys.journey_id IS 'Identity: hash of its first contact, stable while that contact stays the first';
COMMENT ON COLUMN main.journeys.customer_key IS 'Keyed pseudonym of the customer';
COMMENT ON COLUMN main.journeys.contact_reason IS 'Goal of its first contact that has one';
COMMENT ON COLUMN main.journeys.topic_id IS 'Main topic of its first contact that has one';
COMMENT ON COLUMN main.journeys.first_at IS 'Start of its first contact (UTC)';
COMMENT ON COLUMN main.journeys.last_at IS 'Start of its last contact (UTC)';
COMMENT ON COLUMN main.journeys.n_contacts IS 'Number of contacts, forwarded ones and turns of the company included';
COMMENT ON COLUMN main.journeys.channels IS 'Channel of each contact, in order';
COMMENT ON COLUMN main.journeys.n_channel_switches IS 'How often a contact came by another channel than the one before it';
COMMENT ON COLUMN main.journeys.solved IS 'yes, no, or open: its window has not closed yet, so that nobody can tell';
COMMENT ON COLUMN main.journeys.days IS 'Days from its first contact to its last';

CREATE TABLE main.journey_contacts (
    journey_id VARCHAR NOT NULL,
    contact_id VARCHAR NOT NULL,
    step INTEGER NOT NULL,
    gap_h DOUBLE,
    relation VARCHAR NOT NULL
);
COMMENT ON TABLE main.journey_contacts IS 'One contact of one journey a row; key contact_id';
COMMENT ON COLUMN main.journey_contacts.journey_id IS 'The journey';
COMMENT ON COLUMN main.journey_contacts.contact_id IS 'The contact';
COMMENT ON COLUMN main.journey_contacts.step IS 'Place in the journey, from 1';
COMMENT ON COLUMN main.journey_contacts.gap_h IS 'Hours since the contact before it; NULL for the first';
COMMENT ON COLUMN main.journey_contacts.relation IS 'first, repeat, forwarded (soon after the one before) or follow_up (the company''s turn)';
