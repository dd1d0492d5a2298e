-- Journeys: the contacts of one customer about one matter, across channels. Rebuilt by SQL for the customers whose contacts changed.
CREATE TABLE main.mentions (
    contact_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    n_earlier INTEGER,
    channel VARCHAR,
    days_ago DOUBLE,
    weekday TINYINT,
    month_day VARCHAR,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote VARCHAR NOT NULL
);
COMMENT ON TABLE main.mentions IS 'What is said in a contact about another contact a row: "ik heb gisteren gechat", "the third time I call"';
COMMENT ON COLUMN main.mentions.contact_id IS 'Contact in which it is said';
COMMENT ON COLUMN main.mentions.seq IS 'Turn in which it is said';
COMMENT ON COLUMN main.mentions.kind IS 'earlier_contact (the customer names or counts contacts before this one) or company_contact (the company says that it makes contact itself)';
COMMENT ON COLUMN main.mentions.n_earlier IS 'How many contacts the customer says there were before this one; NULL where no number is said';
COMMENT ON COLUMN main.mentions.channel IS 'Channel of the contact that is named: call, chat, email or other; NULL where none is said';
COMMENT ON COLUMN main.mentions.days_ago IS 'Days before this contact, as said: yesterday is 1, last week 7; NULL where it is said otherwise or not';
COMMENT ON COLUMN main.mentions.weekday IS 'Day of the week that is said, 1 Monday .. 7 Sunday; NULL without one';
COMMENT ON COLUMN main.mentions.month_day IS 'Date that is said, e.g. 10-14 for the fourteenth of October; NULL without one';
COMMENT ON COLUMN main.mentions.start_char IS 'Start of the sentence in the text of the turn, in characters from 0';
COMMENT ON COLUMN main.mentions.end_char IS 'End of the sentence in the text of the turn, in characters, exclusive';
COMMENT ON COLUMN main.mentions.quote IS 'The sentence, redacted; equal to the slice of the text of the turn';

CREATE TABLE main.journeys (
    journey_id VARCHAR NOT NULL,
    customer_key VARCHAR NOT NULL,
    contact_reason VARCHAR,
    topic_id VARCHAR,
    first_at TIMESTAMPTZ NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    n_contacts INTEGER NOT NULL,
    n_needed INTEGER NOT NULL,
    n_said INTEGER,
    channels VARCHAR[] NOT NULL,
    n_channel_switches INTEGER NOT NULL,
    last_outcome VARCHAR,
    closes_at TIMESTAMPTZ NOT NULL,
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
COMMENT ON COLUMN main.journeys.n_contacts IS 'Number of contacts, forwarded ones, turns of the company and thanks included';
COMMENT ON COLUMN main.journeys.n_needed IS 'Number of contacts that the customer needed: forwarded ones, turns of the company and thanks left out, earlier contacts that the customer counts put in';
COMMENT ON COLUMN main.journeys.n_said IS 'Contacts before the first that is stored, as the customer counts them; NULL where no number is said';
COMMENT ON COLUMN main.journeys.channels IS 'Channel of each contact, in order';
COMMENT ON COLUMN main.journeys.n_channel_switches IS 'How often a contact came by another channel than the one before it';
COMMENT ON COLUMN main.journeys.last_outcome IS 'Outcome of its last contact; NULL where that was not tagged';
COMMENT ON COLUMN main.journeys.closes_at IS 'Moment at which its window closes (UTC): a contact after it is another journey';
COMMENT ON COLUMN main.journeys.solved IS 'yes (window closed, last outcome achieved, or promised and the customer did not come back), no (closed, not achieved), or open: nobody can tell yet';
COMMENT ON COLUMN main.journeys.days IS 'Days from its first contact to its last';

CREATE TABLE main.journey_contacts (
    journey_id VARCHAR NOT NULL,
    contact_id VARCHAR NOT NULL,
    step INTEGER NOT NULL,
    gap_h DOUBLE,
    relation VARCHAR NOT NULL,
    is_needed BOOLEAN NOT NULL,
    linked_by VARCHAR
);
COMMENT ON TABLE main.journey_contacts IS 'One contact of one journey a row; key contact_id';
COMMENT ON COLUMN main.journey_contacts.journey_id IS 'The journey';
COMMENT ON COLUMN main.journey_contacts.contact_id IS 'The contact';
COMMENT ON COLUMN main.journey_contacts.step IS 'Place in the journey, from 1';
COMMENT ON COLUMN main.journey_contacts.gap_h IS 'Hours from the end of the contact before it (of an e-mail, its last message) to its start, 0 where that one was still going on; NULL for the first';
COMMENT ON COLUMN main.journey_contacts.relation IS 'first, repeat, forwarded (soon after the one before) or follow_up (the company''s turn)';
COMMENT ON COLUMN main.journey_contacts.is_needed IS 'Whether the customer needed it: false for forwarded contacts, turns of the company, and thanks';
COMMENT ON COLUMN main.journey_contacts.linked_by IS 'Why it belongs to an earlier contact of the journey: forwarded, named (the customer says which), matter (same reason or topic), said (the customer says there was contact before), unfinished (it chases what that contact left open) or company; NULL for the first';

CREATE TABLE ops.journey_customers (
    customer_key VARCHAR NOT NULL,
    digest UBIGINT NOT NULL
);
COMMENT ON TABLE ops.journey_customers IS 'One customer a row: what decided the journeys when they were last rebuilt; another digest rebuilds them';
COMMENT ON COLUMN ops.journey_customers.customer_key IS 'Keyed pseudonym of the customer';
COMMENT ON COLUMN ops.journey_customers.digest IS 'Hash of contacts, tags, topics and mentions of the customer, and of the rules';

COMMENT ON COLUMN ops.settings.name IS 'time_zone, min_customers, weeks_back, small_n, key_check or journeys';
COMMENT ON COLUMN ops.settings.value IS 'Its value, of journeys as JSON; of key_check a pseudonym that tells whether the key is still the same';
INSERT INTO ops.settings VALUES ('journeys', '{"window_days": 7, "window_days_by_reason": {}, "forwarded_minutes": 15, "named_window_days": 30}');

CREATE MACRO main.date_before(month_day, day) AS
    CASE
        WHEN CAST(try_strptime(year(day) || '-' || month_day, '%Y-%m-%d') AS DATE) <= day THEN CAST(try_strptime(year(day) || '-' || month_day, '%Y-%m-%d') AS DATE)
        ELSE CAST(try_strptime((year(day) - 1) || '-' || month_day, '%Y-%m-%d') AS DATE)
    END;
COMMENT ON MACRO main.date_before IS 'Last date with a month and day such as 10-14 that is not after a day; NULL where there is none';
