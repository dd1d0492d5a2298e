import numpy as np

from cxtext.tag.context import BEFORE_WEIGHT, LENGTH_WEIGHT, PLACE_WEIGHT, ContextModel
from cxtext.tag.conversations import side
from cxtext.tag.linear import LinearModel, score
from cxtext.train.design import MIN_TEXTS_BEFORE, design
from cxtext.train.gold import TurnExample

ASKED = "Werkt het internet nu wel?"


def examples():
    """Enough contacts of two customer turns, all asked the same in between, for the words before a turn to be known."""
    return [
        TurnExample(group="nl/telecom", language="nl", channel="call", text=text, before=before, turns_before=n, turns_behind=1 - n, contact=f"c{i}")
        for i in range(MIN_TEXTS_BEFORE)
        for n, (text, before) in enumerate([("Mijn internet ligt eruit sinds gisteren.", ""), ("Nee, weer niks.", ASKED)])
    ]


def test_training_and_tagging_add_up_the_same():
    rows = design(examples(), min_texts=np.full(2 * MIN_TEXTS_BEFORE, 2))
    weights = np.random.default_rng(0).normal(size=(rows.matrix.shape[1], 3)).astype(np.float32)
    parts, bias = rows.parts(weights), np.zeros(3, dtype=np.float32)
    linear = LinearModel(rows.own.keys, rows.own.idf, parts["own"], bias)
    context = ContextModel(LinearModel(rows.before.keys, rows.before.idf, parts["before"], bias), parts["place"], parts["length"])
    customers = side(["c0", "c0"], [1, 3], [e.text for e in examples()[:2]], ["nl", "nl"])
    agents = side(["c0"], [2], [ASKED], ["nl"])
    tokens = customers.tokens
    tagged = score(linear, tokens, tokens.text, 2).scaled(bias) + context.of_turns(customers, agents) + context.of_lengths(tokens, tokens.text, 2)
    np.testing.assert_allclose(tagged, (rows.matrix @ weights)[:2], rtol=1e-4, atol=1e-5)


def test_a_row_that_stands_alone_is_marked():
    single = TurnExample(group="nl/telecom", language="nl", channel="call", text="Nee, weer niks.")
    rows = design([*examples(), single], min_texts=np.full(2 * MIN_TEXTS_BEFORE + 1, 2))
    assert np.flatnonzero(rows.matrix[:, [-1]].toarray()[:, 0]).tolist() == [2 * MIN_TEXTS_BEFORE]


def test_blocks_have_their_weights():
    rows = design(examples(), min_texts=np.full(2 * MIN_TEXTS_BEFORE, 2))
    n_own, n_before = len(rows.own.keys), len(rows.before.keys)
    dense = rows.matrix.toarray()
    # the second turn: its own words count in full, those before it less; it is second and last, and of three words
    np.testing.assert_allclose(dense[1, :n_own], rows.own.vectors.toarray()[1])
    np.testing.assert_allclose(dense[1, n_own : n_own + n_before], BEFORE_WEIGHT * rows.before.vectors.toarray()[1])
    np.testing.assert_allclose(dense[1, n_own + n_before :], [0, PLACE_WEIGHT, PLACE_WEIGHT, 0, LENGTH_WEIGHT, 0, 0, 0, 0, 0])
