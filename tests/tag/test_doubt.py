from types import SimpleNamespace

import numpy as np
import pytest

from cxtext.tag.conversations import apart
from cxtext.tag.doubt import doubts


class _Model:
    """Says the same of every text: an emotion far from its threshold, a wish of the second of two sentences close to it."""

    def __init__(self, **sentences):
        self.thresholds = {"emotion.anger": 0.5, "wish.wish": 0.5, "pain_point.any": 0.9, "pain_point.price": 0.3}
        self.sentences = {"wish.wish": [0.1, 0.4], "pain_point.any": [0.01, 0.02], "pain_point.price": [0.3, 0.3]} | sentences

    def predict(self, customers, agents):
        turns = {"emotion.anger": [0.2], "wish.wish": [0.0], "pain_point.any": [0.0], "pain_point.price": [0.0], "sentiment.value": [0.5]}
        return SimpleNamespace(
            turns=SimpleNamespace(columns={name: np.array(values, dtype=np.float32) for name, values in turns.items()}),
            sentence_outputs=SimpleNamespace(columns={name: np.array(values, dtype=np.float32) for name, values in self.sentences.items()}),
            sentences=SimpleNamespace(text=np.array([0, 0])),
        )


def test_the_output_closest_to_its_threshold_is_the_doubt():
    (doubt,) = doubts(*apart(["a. b."], ["nl"]), model=_Model())
    # log-odds: wish ln(.4/.6) - 0 = -0.405; anger ln(.2/.8) = -1.386; price stands right at its threshold, which decides nothing.
    assert (doubt.output, doubt.threshold) == ("wish.wish", 0.5)
    assert doubt.probability == pytest.approx(0.4)
    assert doubt.distance == pytest.approx(0.405, abs=1e-3)
    assert str(doubt) == "wish.wish: 0.40, counts from 0.50"


def test_whether_a_sentence_names_any_pain_is_in_doubt_and_not_which():
    (doubt,) = doubts(*apart(["a. b."], ["nl"]), model=_Model(**{"pain_point.any": [0.01, 0.9], "pain_point.price": [0.0, 0.3]}))
    assert (doubt.output, doubt.distance) == ("pain_point.any", pytest.approx(0.0, abs=1e-3))
