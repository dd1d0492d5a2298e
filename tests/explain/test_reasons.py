import pytest

from cxtext.explain.reasons import reason, turn_reason
from cxtext.explain.records import Weight
from cxtext.tag.contributions import Part


def test_the_heaviest_are_shown_and_all_adds_up():
    weights = [Weight("word", name, weight) for name, weight in (("a", 1.0), ("b", 3.0), ("c", -2.0), ("d", -0.5), ("e", 0.25))]
    told = reason(weights, base=-4, top=1)
    assert [weight.text for weight in told.speaking_for] == ["b"]
    assert [weight.text for weight in told.speaking_against] == ["c"]
    # 1 + 3 − 2 − 0.5 + 0.25 = 1.75; of it b and c are shown, 1
    assert (told.base, told.shown, told.rest, told.total) == (-4, 1, 0.75, -2.25)


def test_weights_too_small_to_tell_anything_go_to_the_rest():
    told = reason([Weight("word", "a", 1.0), Weight("word", "b", 0.01), Weight("word", "c", -0.004)], base=0, top=5)
    assert [weight.text for weight in told.weights] == ["a"]
    assert told.rest == pytest.approx(0.006)
    assert reason([Weight("word", "a", 0.004)], base=0, top=5).weights == ()


def test_equal_words_are_added_up_and_the_turn_before_is_one_weight():
    parts = [
        Part("word", "Niet", 1.0),
        Part("word", "niet", 0.5),
        Part("pair", "niet", 4.0),
        Part("before", "werkt", 0.25),
        Part("before", "nu", -0.75),
        Part("base", "", -3.0),
    ]
    told = turn_reason(parts, slope=2, offset=0.5, top=5)
    # every part counts twice: the slope of the calibration
    assert {(weight.kind, weight.text): weight.weight for weight in told.weights} == {("pair", "niet"): 8, ("word", "Niet"): 3, ("before", "nu"): -1}
    assert (told.base, told.rest, told.total) == (-5.5, 0, 4.5)


def test_a_text_without_parts_has_only_its_base():
    told = turn_reason([Part("base", "", -3.0)], slope=1, offset=0, top=5)
    assert (told.weights, told.total) == ((), -3)
