import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from cxtext import store
from cxtext.errors import UnknownId
from cxtext.explain.build import Installed, explanation
from cxtext.explain.names import words
from cxtext.explain.sayings import silent
from cxtext.explain.stored import stored
from cxtext.ids import contact_id

CONTACT = contact_id("demo", "c-1")


def told(house, wanted="c-1", installed=None, **options):
    with store.reader(house.home.published) as con:
        found = stored(con, wanted)
    return explanation(found, installed or house.installed, **({"language": "en", "top": 5, "zone": ZoneInfo("Europe/Amsterdam")} | options))


def only(labels, code):
    (label,) = (label for label in labels if label.code == code)
    return label


def shown(reason):
    return {weight.text: pytest.approx(weight.weight) for weight in reason.weights}


def test_a_tag_has_its_words_its_threshold_and_its_place_in_the_text(house):
    turn = told(house).turns[1]
    fault = only(turn.tags, "product_fault")
    assert [(piece.text, piece.marks) for piece in turn.pieces] == [("Goedemorgen. Mijn factuur. ", ()), ("Het is kapot!", (1,))]
    assert (fault.name, fault.threshold, fault.severity, fault.model, fault.mark) == ("product fault", 0.5, 3, "turns/tiny", 1)
    # the only known word of the sentence: its weight of 9 above the base of −3
    assert shown(fault.reason) == {"kapot": 9}
    assert (fault.reason.base, fault.reason.total, fault.score) == (-3, pytest.approx(6), pytest.approx(1 / (1 + np.exp(-6))))
    assert (fault.gate.threshold, fault.gate.reason) == (0.5, None)


def test_a_pain_point_that_counts_as_the_likeliest_shows_the_words_of_any_pain(house):
    waiting = only(told(house).turns[3].tags, "waiting")
    assert waiting.score < waiting.threshold  # 2 − 3 in log-odds: 0.27
    assert shown(waiting.reason) == {"traag": 2}
    assert shown(waiting.gate.reason) == {"traag": 9}


def test_feelings_show_both_signs_and_what_stood_before(house):
    turn = told(house).turns[1]
    negative, positive = only(turn.feelings, "negative"), only(turn.feelings, "positive")
    assert (turn.sentiment, negative.counts, positive.counts, positive.reason) == (-2, True, False, None)
    # "werkt" is the only known word of the turn before: 2 by the weight of what stands before, 0.4
    assert shown(negative.reason) == {"kapot": 9, "Werkt": 0.8}
    assert [weight.kind for weight in negative.reason.weights] == ["word", "before"]


def test_a_sign_that_the_other_outdoes_says_so(house):
    positive = only(told(house).turns[1].feelings, "positive")
    outdone = "feeling positive: probability 0.60, needs 0.50; but the other sign lies further above what it needs"
    assert silent(replace(positive, score=0.6), words("en")) == outdone
    assert silent(replace(positive, score=0.4), words("en")) == "feeling positive: probability 0.40, below the 0.50 it needs"


def test_words_against_are_shown_too(house):
    gratitude = only(told(house).turns[5].feelings, "gratitude")
    # two known words: each scaled by √2
    assert {weight.text: pytest.approx(weight.weight) for weight in gratitude.reason.speaking_against} == {"Netjes": -1 / 2**0.5}


def test_what_came_close_is_told(house):
    (near,) = told(house).turns[4].near
    # 2.5 − 3 in log-odds is 0.38: over half of 0.5
    assert (near.code, near.quote, near.threshold, near.why) == ("price", "Dat vind ik duur.", 0.5, "below")
    assert near.score == pytest.approx(1 / (1 + np.exp(0.5)))


def test_what_a_person_took_away_is_told(house):
    house.change("DELETE FROM main.tags WHERE label = 'product_fault'")
    near = {item.code: item.why for item in told(house).turns[1].near}
    assert near["product_fault"] == "taken"


def test_a_label_of_the_contact_has_its_sentence_and_concepts(house):
    reason = only(told(house).labels, "payment_billing")
    assert (reason.quote, reason.seq) == ("Mijn factuur.", 1)
    assert [(weight.kind, weight.text, weight.code) for weight in reason.reason.weights] == [("concept", "factuur", "invoice")]
    assert reason.reason.total == pytest.approx(reason.reason.base + reason.reason.shown + reason.reason.rest)
    assert reason.rival[1] == pytest.approx(0)


def test_a_life_event_has_its_sentence_and_the_surest_turn_that_hints_at_it(house):
    moving = only(told(house).labels, "moving")
    assert {(weight.kind, weight.code) for weight in moving.reason.weights} == {("concept", "moving"), ("hint", "life_event.moving")}
    # the logistic of 5 of the concept − 3 of the base, times 4
    assert {weight.kind: weight.weight for weight in moving.reason.weights}["hint"] == pytest.approx(4 / (1 + np.exp(-2)), abs=1e-3)
    assert (moving.seq, moving.rival[1]) == (6, pytest.approx(1))


def test_tags_of_another_model_are_shown_without_words(house):
    house.change("UPDATE main.tags SET model = 'turns/older' WHERE label = 'product_fault'")
    found = told(house)
    fault = only(found.turns[1].tags, "product_fault")
    assert (fault.reason, fault.threshold, fault.score) == (None, None, pytest.approx(0.9975, abs=1e-4))
    assert only(found.turns[1].feelings, "anger").reason is not None
    assert [(note.what, note.detail) for note in found.notes] == [("other_model", "turns/older")]


def test_what_a_person_gave_is_theirs(house):
    house.change("UPDATE main.tags SET model = 'human', score = 1 WHERE label IN ('product_fault', 'payment_billing')")
    house.change("UPDATE main.turn_scores SET model = 'human' WHERE seq = 1")
    found = told(house)
    labels = [only(found.turns[1].tags, "product_fault"), only(found.labels, "payment_billing"), only(found.turns[1].feelings, "anger")]
    assert [(label.by_person, label.reason) for label in labels] == [(True, None)] * 3
    assert found.notes == ()


def test_an_engine_without_word_weights_shows_tags_and_scores_only(house):
    found = told(house, installed=Installed("transformer/x", None, None))
    assert only(found.turns[1].tags, "product_fault").reason is None
    assert [note.what for note in found.notes] == ["no_words", "other_model"]


def test_without_a_model_the_tags_are_still_shown(house):
    found = told(house, installed=Installed("", None, None, problem="no model for 'turns'"))
    assert [label.code for label in found.turns[1].tags] == ["product_fault"]
    assert [(note.what, note.detail) for note in found.notes] == [("no_model", "no model for 'turns'")]


def test_topics_course_and_start_are_those_of_the_tables(house):
    found = told(house)
    assert [(topic.name, topic.share) for topic in found.topics] == [("Broken device", pytest.approx(0.4))]
    assert (found.course["sentiment_peak"], found.course["peak_seq"], found.started_at.hour) == (-2, 1, 10)


@pytest.mark.parametrize("wanted", [CONTACT, CONTACT[:8], "c-1"])
def test_a_contact_is_found_by_its_id_the_beginning_of_it_and_the_id_of_the_source(house, wanted):
    assert told(house, wanted).head["contact_id"] == CONTACT


def test_an_id_of_two_sources_names_both(house):
    with pytest.raises(UnknownId, match="stands for several contacts") as raised:
        told(house, "same")
    assert sorted(re.findall(r"\((\w+)\)", raised.value.what)) == ["demo", "other"]


def test_an_unknown_id_suggests_what_is_like_it(house):
    with pytest.raises(UnknownId, match="did you mean c-1"):
        told(house, "C-2")
    with pytest.raises(UnknownId, match="take an id of the column contact_id"):
        told(house, "x")
    with pytest.raises(UnknownId, match="no contact"):
        told(house, CONTACT[:5])
