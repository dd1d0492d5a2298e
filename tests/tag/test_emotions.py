import numpy as np
import pytest
import torch
from transformers import BertForSequenceClassification, BertTokenizer

from cxtext.errors import ConfigError
from cxtext.tag.emotions import emotion_reader
from cxtext.tag.pretrained import Classifier, open_classifier

MAP = {"rage": "anger", "fury": "anger", "glee": "joy", "calm": ""}
TEXTS = ["i am so happy", "this is an outrage", "happy"]


def said(probabilities, *, is_exclusive):
    """A classifier that has made up its mind: every text gets the same probabilities."""
    classifier = Classifier("made-up", tuple(MAP), is_exclusive, None, None, 1)
    reader = emotion_reader(classifier, MAP, threshold=0.4)

    class Fixed:
        labels = tuple(MAP)

        def classify(self, texts):
            return np.array([probabilities] * len(texts), dtype=np.float32)

    fixed = Fixed()
    fixed.is_exclusive = is_exclusive
    return type(reader)(fixed, reader.mapping, reader.threshold)


def test_labels_that_exclude_each_other_add_up():
    found = said([0.3, 0.2, 0.1, 0.4], is_exclusive=True).read(["x"])
    # rage 0.3 + fury 0.2; glee 0.1; calm stands for none
    assert {name: round(float(p[0]), 4) for name, p in found.items() if p[0] > 0} == {"emotion.anger": 0.5, "emotion.joy": 0.1}


def test_of_labels_that_stand_on_their_own_the_surest_counts():
    found = said([0.3, 0.9, 0.6, 0.4], is_exclusive=False).read(["x", "y"])
    assert {name: round(float(p[1]), 4) for name, p in found.items() if p[1] > 0} == {"emotion.anger": 0.9, "emotion.joy": 0.6}


def test_every_emotion_has_the_threshold_of_the_config():
    assert set(said([0, 0, 0, 0], is_exclusive=True).thresholds.values()) == {0.4}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"calm": None}, "no code for its label 'calm'"),
        ({"bliss": "joy"}, "it has no label 'bliss'"),
        ({"glee": "happiness"}, "'happiness' is no emotion"),
    ],
)
def test_a_map_that_does_not_fit_is_refused(change, complaint):
    wrong = {label: code for label, code in (MAP | change).items() if code is not None}
    with pytest.raises(ConfigError, match=complaint):
        emotion_reader(Classifier("made-up", tuple(MAP), True, None, None, 1), wrong, threshold=0.5)


def test_a_classifier_from_a_folder_gives_its_probabilities(tiny_classifier):
    classifier = open_classifier(str(tiny_classifier), batch_size=2)
    assert (classifier.labels, classifier.is_exclusive) == (tuple(MAP), True)
    model, tokenizer = BertForSequenceClassification.from_pretrained(tiny_classifier).eval(), BertTokenizer.from_pretrained(tiny_classifier)
    with torch.no_grad():
        expected = np.concatenate([model(**tokenizer(text, return_tensors="pt")).logits.softmax(-1).numpy() for text in TEXTS])
    assert np.ptp(expected, axis=0).max() > 0.01  # the texts do not all look alike to it
    np.testing.assert_allclose(classifier.classify(TEXTS), expected, atol=1e-5)
    assert classifier.classify(["happy " * 2000]).shape == (1, len(MAP))  # longer than it has places for
    felt = emotion_reader(classifier, MAP, threshold=0.5).read(TEXTS)
    np.testing.assert_allclose(felt["emotion.anger"], expected[:, 0] + expected[:, 1], atol=1e-5)
    np.testing.assert_allclose(felt["emotion.relief"], 0)
