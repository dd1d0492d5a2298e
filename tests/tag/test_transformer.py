import zlib
from dataclasses import replace

import numpy as np
import pytest

from cxtext.artefact import Artefact
from cxtext.errors import ArtefactError
from cxtext.tag.context import LENGTHS, PLACES
from cxtext.tag.conversations import side
from cxtext.tag.emotions import EmotionReader, emotion_reader
from cxtext.tag.outputs import output_names, probability_names
from cxtext.tag.pretrained import Classifier, Encoder
from cxtext.tag.transformer import HeadWeights, TransformerModel, check_heads
from cxtext.train.design import cut
from cxtext.train.gold import TurnExample
from cxtext.train.transformer import embedded

SIZE = 8
ASKED = "Is it working now?"
SAID = ["My internet is down. It is slow too.", "No, still nothing."]


class Dice:
    """An encoder that throws dice: a vector for each text, the same every time."""

    def encode(self, texts, **_):
        return np.stack([np.random.default_rng(zlib.crc32(text.encode())).normal(size=SIZE) for text in texts]).astype(np.float32)


ENCODER = Encoder("dice", SIZE, "", Dice(), 4)


def trained(**changes):
    manifest = {"outputs": list(output_names()), "encoder": "dice", "encoder_sha256": "", "embedding_size": SIZE}
    return Artefact("transformer/x", manifest | changes, {})


def model(weights, bias):
    calibration = np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(probability_names()), 1))
    return TransformerModel("transformer/x", ENCODER, HeadWeights(**cut(weights, n_own=SIZE, n_before=SIZE), bias=bias, calibration=calibration), {})


def test_training_and_tagging_add_up_the_same():
    rows = [
        TurnExample(group="en/x", language="en", channel="chat", text=text, before=before, turns_before=n, turns_behind=1 - n, contact="c")
        for n, (text, before) in enumerate(zip(SAID, ["", ASKED], strict=True))
    ]
    sentence = TurnExample(group="en/x", language="en", channel="chat", text="It is slow too.", turns_before=0, turns_behind=1, contact="c")
    matrix = embedded(ENCODER, [*rows, sentence])
    rng = np.random.default_rng(0)
    weights, bias = rng.normal(size=(matrix.shape[1], len(output_names()))).astype(np.float32), rng.normal(size=len(output_names())).astype(np.float32)
    assert matrix.shape[1] == 2 * SIZE + len(PLACES) + len(LENGTHS) + 2
    expected = matrix @ weights + bias
    found = model(weights, bias).predict(side(["c", "c"], [0, 2], SAID, ["en", "en"]), side(["c"], [1], [ASKED], ["en"]))
    values = [output_names().index(name) for name in ("sentiment.value", "pain_point.severity")]
    for j in values:
        np.testing.assert_allclose(found.turns.columns[output_names()[j]], expected[:2, j], rtol=1e-4, atol=1e-5)
        # sentences: two of the first turn, one of the second, which is the turn itself
        np.testing.assert_allclose(found.sentence_outputs.columns[output_names()[j]][1:], expected[[2, 1], j], rtol=1e-4, atol=1e-5)


def test_nothing_said_gives_nothing():
    weights = np.ones((2 * SIZE + len(PLACES) + len(LENGTHS) + 2, len(output_names())), dtype=np.float32)
    found = model(weights, np.zeros(len(output_names()), dtype=np.float32)).predict(side((), (), (), ()), side((), (), (), ()))
    assert found.turns.columns["pain_point.any"].shape == found.sentence_outputs.columns["pain_point.any"].shape == (0,)


def test_heads_fit_their_own_encoder():
    check_heads(trained(), ENCODER)
    moved = Encoder("elsewhere", SIZE, "a" * 64, None, 1)
    check_heads(trained(encoder_sha256="a" * 64), moved)  # the same weights under another name


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"encoder": "another"}, "another encoder, 'another', than 'dice'"),
        ({"embedding_size": 9}, "another encoder"),
        ({"outputs": ["sentiment.negative"]}, "other labels"),
    ],
)
def test_heads_of_another_encoder_or_other_labels_are_refused(changes, complaint):
    with pytest.raises(ArtefactError, match=complaint):
        check_heads(trained(**changes), ENCODER)


def test_an_encoder_with_other_weights_is_refused_whatever_its_name():
    with pytest.raises(ArtefactError, match="another encoder"):
        check_heads(trained(encoder_sha256="a" * 64), Encoder("dice", SIZE, "b" * 64, None, 1))


def test_emotions_of_a_classifier_take_the_place_of_those_of_the_heads():
    labels = ("up", "down")

    class Glad:
        is_exclusive = True

        def classify(self, texts):
            return np.array([[0.9, 0.1] if "still nothing" not in text else [0.2, 0.8] for text in texts], dtype=np.float32)

    mapping = emotion_reader(Classifier("x", labels, True, None, None, 1), {"up": "joy", "down": "sadness"}, threshold=0.5).mapping
    heads = model(np.zeros((2 * SIZE + len(PLACES) + len(LENGTHS) + 2, len(output_names())), dtype=np.float32), np.zeros(len(output_names()), np.float32))
    found = replace(heads, emotions=EmotionReader(Glad(), mapping, 0.5)).predict(side(["c", "c"], [0, 2], SAID, ["en", "en"]), side((), (), (), ()))
    np.testing.assert_allclose(found.turns.columns["emotion.joy"], [0.9, 0.2])
    np.testing.assert_allclose(found.turns.columns["emotion.sadness"], [0.1, 0.8])
    np.testing.assert_allclose(found.turns.columns["emotion.anger"], 0)  # no label stands for it
    np.testing.assert_allclose(found.turns.columns["pain_point.any"], 0.5)  # the heads' own: a score of 0
