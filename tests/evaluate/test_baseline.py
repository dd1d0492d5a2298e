from cxtext.evaluate.baseline import keyword_readings, keywords
from cxtext.evaluate.reading import Reading
from cxtext.tags import codes


def test_keywords_of_both_languages_give_the_same_labels():
    dutch, english = keyword_readings(["Mijn FACTUUR is fout", "My invoice is wrong."])
    assert dutch == english == Reading(sentiment=-1, pain_points=frozenset({"billing"}))


def test_a_star_stands_for_any_ending_and_a_word_without_one_is_whole():
    assert [reading.emotions for reading in keyword_readings(["furiously", "irritating"])] == [frozenset(), frozenset({"annoyance"})]


def test_a_pain_point_needs_a_negative_word():
    assert keyword_readings(["invoice"]) == [Reading(sentiment=0)]


def test_negative_words_outvote_positive_ones():
    assert [reading.sentiment for reading in keyword_readings(["thanks", "thanks but furious", ""])] == [1, -1, 0]


def test_every_label_has_its_words():
    for kind in ("pain_point", "emotion", "effort_signal", "wish"):
        assert tuple(keywords()[kind]) == codes(kind)
    assert set(keywords()["sentiment"]) == {"negative", "positive"}
