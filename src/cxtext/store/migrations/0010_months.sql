-- Months beside weeks: the same figures over calendar months.
CREATE MACRO main.month_of(moment) AS CAST(date_trunc('month', timezone(main.setting('time_zone'), moment)) AS DATE);
COMMENT ON MACRO main.month_of IS 'First day of the calendar month of a moment, in the time zone of the settings';
INSERT INTO ops.settings VALUES ('months_back', '3');
COMMENT ON COLUMN ops.settings.name IS 'time_zone, min_customers, weeks_back, months_back, small_n, key_check, journeys, or a section and key of the config, e.g. pain_matrix.big_share';
