import numpy as np
import pytest

from cxtext.tag.engine import outputs
from cxtext.tag.outputs import ANY_PAIN, any_pain_at_least, output_names, probability_names

PLACE = {name: place for place, name in enumerate(probability_names())}


def probabilities(**by_name):
    row = np.zeros((1, len(PLACE)), dtype=np.float32)
    for name, probability in by_name.items():
        row[0, PLACE[f"pain_point.{name}"]] = probability
    return row


def test_some_pain_is_at_least_as_likely_as_the_likeliest_pain_point():
    agreed = any_pain_at_least(probabilities(any=0.3, billing=0.9, price=0.2))
    assert agreed[0, PLACE[ANY_PAIN]] == pytest.approx(0.9)


def test_some_pain_may_be_likelier_than_each_pain_point():
    agreed = any_pain_at_least(probabilities(any=0.8, billing=0.4, price=0.4))
    assert agreed[0, PLACE[ANY_PAIN]] == pytest.approx(0.8)


def test_no_other_probability_changes():
    given = np.random.default_rng(1).random((5, len(PLACE)))
    agreed = any_pain_at_least(given)
    others = [place for name, place in PLACE.items() if name != ANY_PAIN]
    np.testing.assert_array_equal(agreed[:, others], given[:, others])


def test_what_an_engine_puts_out_agrees_with_itself():
    scores = np.zeros((1, len(output_names())), dtype=np.float32)
    scores[0, PLACE["pain_point.billing"]], scores[0, PLACE[ANY_PAIN]] = 3.0, -3.0
    columns = outputs(scores, np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(PLACE), 1))).columns
    assert columns[ANY_PAIN] == columns["pain_point.billing"] == pytest.approx(0.953, abs=1e-3)
