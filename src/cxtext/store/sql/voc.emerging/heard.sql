-- One word that carries meaning, in one segment, a row; by its numbers.
CREATE OR REPLACE TEMP TABLE heard AS
SELECT week, customer, segment, place, vocabulary.word_place AS word, vocabulary.term, FROM said JOIN vocabulary USING (word)
