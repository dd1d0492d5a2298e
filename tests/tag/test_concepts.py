from cxtext.tag.concepts import concept_counts, concept_names
from cxtext.tag.tokens import tokenize


def counts_of(*texts, language="nl"):
    tokens = tokenize(texts, [language] * len(texts))
    return concept_counts(tokens, tokens.text, len(texts)).toarray()


def test_a_concept_counts_as_often_as_its_words_occur():
    counts = counts_of("verhuizing na verhuizing", "goed")
    assert counts[:, concept_names().index("moving")].tolist() == [2.0, 0.0]


def test_both_languages_share_a_concept():
    place = concept_names().index("moving")
    assert counts_of("verhuizing")[0, place] == counts_of("relocation moving house", language="en")[0, place].clip(max=1) == 1


def test_no_text_gives_no_row():
    assert counts_of().shape == (0, len(concept_names()))
