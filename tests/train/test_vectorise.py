import numpy as np

from cxtext.tag.linear import LinearModel, score
from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import tokenize
from cxtext.train.vectorise import vectorise

TEXTS = ["Ik wacht al drie weken op de factuur.", "De factuur klopt niet! Ik wacht niet langer.", "My invoice is wrong again, ik wacht."]
LANGUAGES = ["nl", "nl", "en"]


def test_training_and_tagging_see_the_same_vectors():
    corpus = vectorise(TEXTS, LANGUAGES, min_texts=np.array([2, 2, 2]))
    rng = np.random.default_rng(0)
    weights = rng.normal(size=(len(corpus.keys), 3)).astype(np.float32)
    model = LinearModel(corpus.keys, corpus.idf, weights, np.zeros(3, dtype=np.float32))
    tokens = tokenize(TEXTS, LANGUAGES)
    split = sentences(tokens)
    tagged = score(model, tokens, split.of_token, len(split.text)).grouped(split.text, len(TEXTS)).scaled(model.bias)
    np.testing.assert_allclose(tagged, corpus.vectors @ weights, rtol=1e-4, atol=1e-5)


def test_a_feature_is_kept_when_enough_texts_hold_it():
    everything = vectorise(TEXTS, LANGUAGES, min_texts=np.array([1, 1, 1]))
    shared = vectorise(TEXTS, LANGUAGES, min_texts=np.array([2, 2, 2]))
    none = vectorise(TEXTS, LANGUAGES, min_texts=np.array([4, 4, 4]))
    assert len(everything.keys) > len(shared.keys) > len(none.keys) == 0
    assert np.all(np.diff(everything.keys.astype(object)) > 0)
