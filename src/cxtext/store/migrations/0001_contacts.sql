-- The base tables: contacts, what was said, and what was found in it.
-- Only contacts has a primary key: it is looked up by key at every load. The rows of the other tables are replaced together with
-- their contact, and the checks after each load prove their keys unique; an index on millions of turns would cost more than it gives.
CREATE TABLE main.contacts (
    contact_id VARCHAR PRIMARY KEY,
    source VARCHAR NOT NULL,
    source_contact_id VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    language VARCHAR,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    duration_s DOUBLE,
    customer_key VARCHAR,
    agent_key VARCHAR,
    queue VARCHAR,
    product VARCHAR,
    csat DOUBLE,
    nps DOUBLE,
    ces DOUBLE,
    n_turns INTEGER NOT NULL,
    n_customer_turns INTEGER NOT NULL,
    metadata JSON,
    file_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE main.contacts IS 'One call, one chat session or one e-mail thread a row';
COMMENT ON COLUMN main.contacts.contact_id IS 'Identity: hash of source and source_contact_id, 24 hex characters';
COMMENT ON COLUMN main.contacts.source IS 'System the contact came from';
COMMENT ON COLUMN main.contacts.source_contact_id IS 'Id the source gives the contact; masked or replaced where it held personal data';
COMMENT ON COLUMN main.contacts.channel IS 'call, chat, email or other';
COMMENT ON COLUMN main.contacts.language IS 'Main language: nl, en or other; NULL where too short to tell';
COMMENT ON COLUMN main.contacts.started_at IS 'Start of the contact (UTC)';
COMMENT ON COLUMN main.contacts.ended_at IS 'End of the contact (UTC); NULL where unknown';
COMMENT ON COLUMN main.contacts.duration_s IS 'Length in seconds; NULL where unknown';
COMMENT ON COLUMN main.contacts.customer_key IS 'Keyed pseudonym of the customer; NULL where the source names none';
COMMENT ON COLUMN main.contacts.agent_key IS 'Keyed pseudonym of the employee; NULL where the source names none';
COMMENT ON COLUMN main.contacts.queue IS 'Queue or team, as the source names it';
COMMENT ON COLUMN main.contacts.product IS 'Product, as the source names it';
COMMENT ON COLUMN main.contacts.csat IS 'Customer satisfaction of the survey, usually 1..5; NULL without an answer';
COMMENT ON COLUMN main.contacts.nps IS 'Likelihood to recommend, 0..10; NULL without an answer';
COMMENT ON COLUMN main.contacts.ces IS 'Customer effort score of the survey, usually 1..7; NULL without an answer';
COMMENT ON COLUMN main.contacts.n_turns IS 'Number of turns';
COMMENT ON COLUMN main.contacts.n_customer_turns IS 'Number of turns of the customer';
COMMENT ON COLUMN main.contacts.metadata IS 'Further fields of the record, as JSON';
COMMENT ON COLUMN main.contacts.file_id IS 'sha256 of the file this version of the contact came from';
COMMENT ON COLUMN main.contacts.run_id IS 'Run that loaded this version of the contact';

CREATE TABLE main.turns (
    contact_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    "at" TIMESTAMPTZ,
    start_s DOUBLE,
    end_s DOUBLE,
    language VARCHAR
);
COMMENT ON TABLE main.turns IS 'One message or uninterrupted utterance of one speaker a row; key contact_id, seq';
COMMENT ON COLUMN main.turns.contact_id IS 'Contact the turn belongs to';
COMMENT ON COLUMN main.turns.seq IS 'Place of the turn in the input, from 0; a skipped turn keeps its number';
COMMENT ON COLUMN main.turns.role IS 'customer, agent, bot, system or unknown';
COMMENT ON COLUMN main.turns.text IS 'What was said, redacted';
COMMENT ON COLUMN main.turns."at" IS 'Moment of the turn (UTC); NULL where unknown';
COMMENT ON COLUMN main.turns.start_s IS 'Start in seconds since the start of the contact; NULL where unknown';
COMMENT ON COLUMN main.turns.end_s IS 'End in seconds since the start of the contact; NULL where unknown';
COMMENT ON COLUMN main.turns.language IS 'nl, en or other; NULL where too short to tell';

CREATE TABLE main.turn_scores (
    contact_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    sentiment TINYINT,
    emotions VARCHAR[],
    emotion VARCHAR,
    intensity TINYINT,
    model VARCHAR NOT NULL
);
COMMENT ON TABLE main.turn_scores IS 'Feeling of one customer turn a row; key contact_id, seq';
COMMENT ON COLUMN main.turn_scores.contact_id IS 'Contact the turn belongs to';
COMMENT ON COLUMN main.turn_scores.seq IS 'The turn';
COMMENT ON COLUMN main.turn_scores.sentiment IS 'Whole number -5..5, 0 is a neutral statement; NULL without a signal';
COMMENT ON COLUMN main.turn_scores.emotions IS 'Codes of all emotions of the turn; empty where neutral';
COMMENT ON COLUMN main.turn_scores.emotion IS 'The strongest emotion; NULL where there is none';
COMMENT ON COLUMN main.turn_scores.intensity IS 'Strength of the strongest emotion, 1..5; NULL where there is none';
COMMENT ON COLUMN main.turn_scores.model IS 'Model and version that scored the turn';

CREATE TABLE main.tags (
    contact_id VARCHAR NOT NULL,
    seq INTEGER,
    kind VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    score FLOAT,
    severity TINYINT,
    start_char INTEGER,
    end_char INTEGER,
    quote VARCHAR,
    model VARCHAR NOT NULL
);
COMMENT ON TABLE main.tags IS 'One label found in a contact a row, with the words that carry it';
COMMENT ON COLUMN main.tags.contact_id IS 'Contact the tag belongs to';
COMMENT ON COLUMN main.tags.seq IS 'Turn that carries the tag; NULL where the whole contact does';
COMMENT ON COLUMN main.tags.kind IS 'pain_point, wish, effort_signal (with a span); contact_reason, outcome, trigger, life_event, phase, churn (one a contact)';
COMMENT ON COLUMN main.tags.label IS 'Code of the label in the codebook';
COMMENT ON COLUMN main.tags.score IS 'Calibrated probability of the label, 0..1';
COMMENT ON COLUMN main.tags.severity IS 'Severity of a pain point, 1..5: 1 inconvenience, 3 real loss of time or money, 5 serious harm; NULL for other kinds';
COMMENT ON COLUMN main.tags.start_char IS 'Start of the quote in the text of the turn, in characters from 0';
COMMENT ON COLUMN main.tags.end_char IS 'End of the quote in the text of the turn, in characters, exclusive';
COMMENT ON COLUMN main.tags.quote IS 'The words that carry the tag, redacted; equal to the slice of the text of the turn';
COMMENT ON COLUMN main.tags.model IS 'Model and version that gave the tag';

CREATE TABLE main.contact_scores (
    contact_id VARCHAR NOT NULL,
    sentiment_start TINYINT,
    sentiment_peak TINYINT,
    sentiment_end TINYINT,
    peak_seq INTEGER,
    end_seq INTEGER,
    peak_end FLOAT,
    shift TINYINT,
    effort TINYINT,
    end_emotion VARCHAR,
    peak_emotion VARCHAR
);
COMMENT ON TABLE main.contact_scores IS 'Feeling over one contact a row; key contact_id';
COMMENT ON COLUMN main.contact_scores.contact_id IS 'The contact';
COMMENT ON COLUMN main.contact_scores.sentiment_start IS 'Sentiment of the first customer turn that has one, -5..5';
COMMENT ON COLUMN main.contact_scores.sentiment_peak IS 'Sentiment of the customer turn with the largest absolute sentiment, -5..5; on a tie the negative, then the later';
COMMENT ON COLUMN main.contact_scores.sentiment_end IS 'Sentiment of the last customer turn that has one, -5..5';
COMMENT ON COLUMN main.contact_scores.peak_seq IS 'Turn of the peak';
COMMENT ON COLUMN main.contact_scores.end_seq IS 'Turn of the end';
COMMENT ON COLUMN main.contact_scores.peak_end IS 'Mean of peak and end sentiment, -5..5 (peak-end rule)';
COMMENT ON COLUMN main.contact_scores.shift IS 'End sentiment minus start sentiment, -10..10';
COMMENT ON COLUMN main.contact_scores.effort IS 'Effort it took the customer, -5 very hard .. 5 very easy; NULL without a signal';
COMMENT ON COLUMN main.contact_scores.end_emotion IS 'Strongest emotion of the end turn; NULL where there is none';
COMMENT ON COLUMN main.contact_scores.peak_emotion IS 'Strongest emotion of the peak turn; NULL where there is none';

CREATE TABLE main.segments (
    contact_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    language VARCHAR,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE main.segments IS 'One piece of customer text that can carry a topic a row; key contact_id, seq, start_char';
COMMENT ON COLUMN main.segments.contact_id IS 'Contact the segment belongs to';
COMMENT ON COLUMN main.segments.seq IS 'Turn the segment lies in';
COMMENT ON COLUMN main.segments.start_char IS 'Start in the text of the turn, in characters from 0';
COMMENT ON COLUMN main.segments.end_char IS 'End in the text of the turn, in characters, exclusive';
COMMENT ON COLUMN main.segments.language IS 'Language of the turn: nl or en';
COMMENT ON COLUMN main.segments.text IS 'Text of the segment, redacted';

CREATE TABLE main.topics (
    topic_id VARCHAR PRIMARY KEY,
    label_nl VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    keywords VARCHAR[],
    parent_id VARCHAR,
    status VARCHAR NOT NULL,
    first_seen DATE,
    last_seen DATE,
    n_contacts INTEGER NOT NULL
);
COMMENT ON TABLE main.topics IS 'One topic a row; an id is stable for good';
COMMENT ON COLUMN main.topics.topic_id IS 'Identity, stable for good: never used for another topic';
COMMENT ON COLUMN main.topics.label_nl IS 'Dutch name';
COMMENT ON COLUMN main.topics.label_en IS 'English name';
COMMENT ON COLUMN main.topics.keywords IS 'Words that tell the topic from the others, the most telling first';
COMMENT ON COLUMN main.topics.parent_id IS 'Topic it is a part of; NULL at the top';
COMMENT ON COLUMN main.topics.status IS 'seeded, active or retired';
COMMENT ON COLUMN main.topics.first_seen IS 'Day of its first contact';
COMMENT ON COLUMN main.topics.last_seen IS 'Day of its last contact';
COMMENT ON COLUMN main.topics.n_contacts IS 'Contacts that carry the topic';

CREATE TABLE main.contact_topics (
    contact_id VARCHAR NOT NULL,
    topic_id VARCHAR NOT NULL,
    share FLOAT NOT NULL,
    is_main BOOLEAN NOT NULL,
    seq INTEGER
);
COMMENT ON TABLE main.contact_topics IS 'One topic of one contact a row; key contact_id, topic_id';
COMMENT ON COLUMN main.contact_topics.contact_id IS 'The contact';
COMMENT ON COLUMN main.contact_topics.topic_id IS 'The topic';
COMMENT ON COLUMN main.contact_topics.share IS 'Part of the customer text that is about the topic, 0..1';
COMMENT ON COLUMN main.contact_topics.is_main IS 'Whether it is the largest topic of the contact';
COMMENT ON COLUMN main.contact_topics.seq IS 'Turn that shows the topic best';

CREATE TABLE main.topic_lineage (
    run_id VARCHAR NOT NULL,
    old_topic_id VARCHAR,
    new_topic_id VARCHAR,
    relation VARCHAR NOT NULL,
    similarity FLOAT
);
COMMENT ON TABLE main.topic_lineage IS 'What became of one topic at one fit a row';
COMMENT ON COLUMN main.topic_lineage.run_id IS 'Run of the fit';
COMMENT ON COLUMN main.topic_lineage.old_topic_id IS 'Topic before the fit; NULL for a new one';
COMMENT ON COLUMN main.topic_lineage.new_topic_id IS 'Topic after the fit; NULL for a retired one';
COMMENT ON COLUMN main.topic_lineage.relation IS 'kept, new, merged, split or retired';
COMMENT ON COLUMN main.topic_lineage.similarity IS 'Cosine of the two topics, 0..1';
