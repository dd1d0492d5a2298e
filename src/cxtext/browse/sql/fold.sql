-- Text as it is searched: lower case, without accents, every run of other characters than letters and digits one space, a space at both ends.
-- A word then begins where " word" stands, and a question is folded by the same rule as what was said.
CREATE TEMP MACRO fold(said) AS regexp_replace(' ' || strip_accents(lower(said)) || ' ', '[^\pL\pN]+', ' ', 'g')
