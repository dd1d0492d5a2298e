-- Functions that queries of analysts and the tables of voc share.
CREATE MACRO main.setting(setting_name) AS (SELECT s.value FROM ops.settings AS s WHERE s.name = setting_name);
COMMENT ON MACRO main.setting IS 'Value of a setting, as text';

CREATE MACRO main.week_of(moment) AS CAST(date_trunc('week', timezone(main.setting('time_zone'), moment)) AS DATE);
COMMENT ON MACRO main.week_of IS 'Monday of the ISO week of a moment, in the time zone of the settings';

CREATE MACRO main.customers(customer_key, contact_id) AS count(DISTINCT coalesce(customer_key, contact_id));
COMMENT ON MACRO main.customers IS 'Number of customers; a contact without a customer key counts as a customer of its own';

-- Wilson score interval of a share, 95 %: E. B. Wilson (1927), JASA 22:209-212. 1.959963984540054 is the normal quantile of 0.975.
CREATE MACRO main.wilson_lower(hits, n) AS
    (hits + 1.959963984540054 ^ 2 / 2 - 1.959963984540054 * sqrt(hits * (n - hits) / nullif(n, 0) + 1.959963984540054 ^ 2 / 4))
    / (n + 1.959963984540054 ^ 2);
CREATE MACRO main.wilson_upper(hits, n) AS
    (hits + 1.959963984540054 ^ 2 / 2 + 1.959963984540054 * sqrt(hits * (n - hits) / nullif(n, 0) + 1.959963984540054 ^ 2 / 4))
    / (n + 1.959963984540054 ^ 2);
COMMENT ON MACRO main.wilson_lower IS 'Lower end of the 95 % Wilson interval of hits / n';
COMMENT ON MACRO main.wilson_upper IS 'Upper end of the 95 % Wilson interval of hits / n';

-- Interval of the difference of two shares, 95 %: method 10 (hybrid score) of R. G. Newcombe (1998), Statistics in Medicine 17:873-890.
-- It takes contacts as independent; many contacts of one customer make it too narrow.
CREATE MACRO main.difference_lower(hits, n, hits_before, n_before) AS
    hits / nullif(n, 0) - hits_before / nullif(n_before, 0)
    - sqrt((hits / nullif(n, 0) - main.wilson_lower(hits, n)) ^ 2
        + (main.wilson_upper(hits_before, n_before) - hits_before / nullif(n_before, 0)) ^ 2);
CREATE MACRO main.difference_upper(hits, n, hits_before, n_before) AS
    hits / nullif(n, 0) - hits_before / nullif(n_before, 0)
    + sqrt((main.wilson_upper(hits, n) - hits / nullif(n, 0)) ^ 2
        + (hits_before / nullif(n_before, 0) - main.wilson_lower(hits_before, n_before)) ^ 2);
COMMENT ON MACRO main.difference_lower IS 'Lower end of the 95 % Newcombe interval of hits / n - hits_before / n_before';
COMMENT ON MACRO main.difference_upper IS 'Upper end of the 95 % Newcombe interval of hits / n - hits_before / n_before';
