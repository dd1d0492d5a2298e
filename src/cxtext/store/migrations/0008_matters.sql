-- What people say of pain points, what the models of contribution found, and the functions that both need.
CREATE TABLE ops.pain_points (
    pain_point_id VARCHAR PRIMARY KEY,
    category VARCHAR NOT NULL,
    topic_id VARCHAR,
    owner VARCHAR,
    status VARCHAR NOT NULL,
    effort_to_fix TINYINT,
    fixed_on DATE,
    note VARCHAR
);
COMMENT ON TABLE ops.pain_points IS 'What people keep of one pain point in pain_points.csv a row';
COMMENT ON COLUMN ops.pain_points.pain_point_id IS 'Identity, stable for good: the category, or category/topic_id';
COMMENT ON COLUMN ops.pain_points.category IS 'Code of the pain point in the codebook';
COMMENT ON COLUMN ops.pain_points.topic_id IS 'Topic it is about; NULL for the category as a whole';
COMMENT ON COLUMN ops.pain_points.owner IS 'Who looks after it, as the file says';
COMMENT ON COLUMN ops.pain_points.status IS 'open, planned, fixed or postponed';
COMMENT ON COLUMN ops.pain_points.effort_to_fix IS 'What it takes to mend it, from 1 (a day) to 5 (a programme); NULL where nobody said';
COMMENT ON COLUMN ops.pain_points.fixed_on IS 'Day on which it was mended; NULL where it was not';
COMMENT ON COLUMN ops.pain_points.note IS 'Remark, as the file says';
COMMENT ON COLUMN ops.rejected.file_id IS 'File the item stands in; the name of the file for pain_points.csv';

CREATE TABLE main.impact_effects (
    week DATE NOT NULL,
    kind VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    contacts BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    contacts_with BIGINT NOT NULL,
    customers_with BIGINT NOT NULL,
    least_customers BIGINT NOT NULL,
    metric DOUBLE NOT NULL,
    metric_with DOUBLE NOT NULL,
    metric_without DOUBLE NOT NULL,
    left_out DOUBLE NOT NULL,
    left_out_lower DOUBLE,
    left_out_upper DOUBLE,
    adjusted DOUBLE,
    adjusted_lower DOUBLE,
    adjusted_upper DOUBLE,
    model VARCHAR NOT NULL
);
COMMENT ON TABLE main.impact_effects IS 'How one outcome goes together with one pain point or topic over the weeks up to one week a row; voc.impact is the table to read';
COMMENT ON COLUMN main.impact_effects.week IS 'Monday of the last week of the period';
COMMENT ON COLUMN main.impact_effects.kind IS 'pain_point or topic';
COMMENT ON COLUMN main.impact_effects.label IS 'Code of the pain point, or topic_id';
COMMENT ON COLUMN main.impact_effects.outcome IS 'not_achieved, repeat, negative_end, churn, csat, nps or ces';
COMMENT ON COLUMN main.impact_effects.contacts IS 'Contacts of the period of which the outcome is known';
COMMENT ON COLUMN main.impact_effects.customers IS 'Customers behind them';
COMMENT ON COLUMN main.impact_effects.contacts_with IS 'Contacts among them that carry the label';
COMMENT ON COLUMN main.impact_effects.customers_with IS 'Customers behind those';
COMMENT ON COLUMN main.impact_effects.least_customers IS 'Customers in the smallest cell of label and outcome that is not empty: with and without the label, and with and without an event';
COMMENT ON COLUMN main.impact_effects.metric IS 'Share with the event, 0..1, or mean score, of all those contacts';
COMMENT ON COLUMN main.impact_effects.metric_with IS 'The same of the contacts with the label';
COMMENT ON COLUMN main.impact_effects.metric_without IS 'The same of the contacts without it';
COMMENT ON COLUMN main.impact_effects.left_out IS 'metric minus metric_without';
COMMENT ON COLUMN main.impact_effects.left_out_lower IS 'Lower end of its 95 % interval, customers as units';
COMMENT ON COLUMN main.impact_effects.left_out_upper IS 'Upper end of its 95 % interval';
COMMENT ON COLUMN main.impact_effects.adjusted IS 'Average marginal effect of the label in a regularised model; NULL without a model';
COMMENT ON COLUMN main.impact_effects.adjusted_lower IS 'Lower end of its 95 % bootstrap interval by customer';
COMMENT ON COLUMN main.impact_effects.adjusted_upper IS 'Upper end of its 95 % bootstrap interval by customer';
COMMENT ON COLUMN main.impact_effects.model IS 'all (pain points and topics), pain_points (too few events for topics too), rare (too few contacts with the label), or few_events (too few events for any model)';

CREATE TABLE ops.impact_weeks (
    week DATE PRIMARY KEY,
    digest VARCHAR NOT NULL
);
COMMENT ON TABLE ops.impact_weeks IS 'One week up to which the models of contribution were fitted a row';
COMMENT ON COLUMN ops.impact_weeks.week IS 'Monday of the last week of the period';
COMMENT ON COLUMN ops.impact_weeks.digest IS 'Digest of the contacts, labels and settings they were fitted on: they are fitted anew when it differs';

INSERT INTO ops.settings VALUES
    ('pain_matrix.weeks', '13'),
    ('pain_matrix.trend_weeks', '8'),
    ('pain_matrix.big_share', '0.05'),
    ('pain_matrix.lasting', '0.75'),
    ('pain_matrix.lasting_weeks', '4'),
    ('pain_matrix.new_weeks', '4'),
    ('pain_matrix.gone_weeks', '2'),
    ('pain_matrix.low_severity', '2.5'),
    ('pain_matrix.low_effort', '2'),
    ('pain_matrix.recent_weeks', '8'),
    ('pain_matrix.fix_weeks', '8'),
    ('initiatives.not_achieved', '1'),
    ('initiatives.repeat', '1'),
    ('initiatives.negative_end', '0.5'),
    ('initiatives.churn', '2'),
    ('initiatives.default_effort', '3');
COMMENT ON COLUMN ops.settings.name IS 'time_zone, min_customers, weeks_back, small_n, key_check, or a section and key of the config, e.g. pain_matrix.big_share';

CREATE MACRO main.number_setting(setting_name) AS CAST(main.setting(setting_name) AS DOUBLE);
COMMENT ON MACRO main.number_setting IS 'Value of a setting, as a number';

CREATE MACRO main.is_few(customers) AS coalesce(customers, 0) BETWEEN 1 AND CAST(main.setting('min_customers') AS INTEGER) - 1;
COMMENT ON MACRO main.is_few IS 'Whether a cell has fewer customers than the setting min_customers, and at least one: it could identify a person';

-- Quantile 0.975 of Student's t: R. A. Fisher & F. Yates (1963), Statistical Tables, table III; from 30 degrees of freedom on the expansion
-- z + (z^3 + z) / (4 df) of M. Abramowitz & I. A. Stegun (1964), 26.7.5, which is exact there to three digits.
CREATE MACRO main.t_quantile(df) AS
    CASE
        WHEN df < 1 THEN NULL
        WHEN df < 30 THEN list_extract([12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448,
            2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452], CAST(df AS INTEGER))
        ELSE 1.959963984540054 + (1.959963984540054 ^ 3 + 1.959963984540054) / (4 * df)
    END;
COMMENT ON MACRO main.t_quantile IS 'Quantile 0.975 of Student''s t with so many degrees of freedom';
