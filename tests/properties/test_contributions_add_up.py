"""The parts of a score add up to it, whatever is said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit

from cxtext.tag.concepts import concept_names
from cxtext.tag.contact_contributions import contact_parts
from cxtext.tag.contact_features import PARTS_OF, hint_names, hints_of
from cxtext.tag.contact_model import KINDS, from_arrays, margin
from cxtext.tag.context import LENGTHS, PLACES, ContextModel
from cxtext.tag.contributions import contributions
from cxtext.tag.conversations import conversations, side
from cxtext.tag.embedded import EmbeddedModel
from cxtext.tag.features import own_key, word_features
from cxtext.tag.linear import LinearModel, text_pairs
from cxtext.tag.outputs import any_pain_at_least, output_names, probability_names
from cxtext.tag.rest import BLOCKS, MARKS, RestModel
from cxtext.tag.tokens import tokenize
from cxtext.tags import codes

WORDS = "ik wacht al drie weken niet op mijn factuur , belachelijk ! opzeggen verhuizing bedankt . jullie NOOIT zooo goed waiting bill 14 🙂 \n".split(" ")
RNG = np.random.default_rng(7)
CHANCES, OUTPUTS = len(probability_names()), len(output_names())


def floats(*shape):
    return RNG.normal(size=shape).astype(np.float32)


def known_keys():
    """The features of all words, and of those pairs that one long sentence of them holds; a third stays unknown."""
    tokens = tokenize([" ".join(WORDS * 2)], ["nl"])
    features = [word_features(word) for word in tokens.words]
    pairs, _ = text_pairs([word.keys[0] for word in features], [word.concepts for word in features], tokens.word, np.zeros_like(tokens.text))
    keys = np.unique(np.concatenate([pairs, *(word.keys for word in features)]))
    return keys[RNG.random(len(keys)) < 0.67]


def linear():
    keys = known_keys()
    return LinearModel(keys, 1 + np.abs(floats(len(keys))), floats(len(keys), OUTPUTS), floats(OUTPUTS))


def contact_model():
    vocabulary = np.unique(np.array([own_key(word) for word in WORDS[::2]], dtype=np.uint64))
    n_concepts, n = len(concept_names()), len(concept_names()) + len(vocabulary)
    made = {
        "vocabulary": vocabulary,
        "idf": 1 + np.abs(floats(n)),
        "hints": floats(n_concepts, len(hint_names())),
        "hint_bias": floats(len(hint_names())),
    }
    for kind in KINDS:
        made[f"{kind}.weights"] = floats(len(PARTS_OF[kind]) * n + len(hints_of(kind)), len(codes(kind)))
        made[f"{kind}.bias"] = floats(len(codes(kind)))
    return from_arrays("contacts/random", made | {"calibration": floats(len(KINDS), 2)})


MODEL = EmbeddedModel(
    "turns/random",
    linear(),
    ContextModel(linear(), floats(len(PLACES), OUTPUTS), floats(len(LENGTHS) + 1, OUTPUTS)),
    floats(CHANCES, 2),
    dict.fromkeys(probability_names(), 0.5),
    contact_model(),
    rest=RestModel(floats((len(BLOCKS)) * OUTPUTS + len(MARKS), OUTPUTS), floats(OUTPUTS)),
)
any_text = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
turns = st.lists(st.tuples(st.booleans(), st.sampled_from(["nl", "en"]), any_text), min_size=1, max_size=6)


def sides(said):
    rows = [(is_customer, seq, text, language) for seq, (is_customer, language, text) in enumerate(said)]
    return [
        side(["c"] * len(own), [seq for _, seq, _, _ in own], [text for _, _, text, _ in own], [language for *_, language in own])
        for own in ([row for row in rows if row[0] == wanted] for wanted in (True, False))
    ]


def chances(parts_of):
    """Return (n_probabilities,): the calibrated sums of the parts."""
    sums = np.array([sum(part.weight for part in parts_of(output)) for output in range(OUTPUTS)])
    chances = expit(sums[:CHANCES] * MODEL.calibration[:, 0] + MODEL.calibration[:, 1])
    return any_pain_at_least(chances[None])[0], sums[CHANCES:]


def predicted(outputs, row):
    columns = np.array([outputs.columns[name][row] for name in output_names()])
    return columns[:CHANCES], columns[CHANCES:]


@settings(max_examples=40, deadline=None)
@given(turns)
def test_the_parts_of_every_turn_and_sentence_add_up_to_its_scores(said):
    customers, agents = sides(said)
    in_contact = MODEL.rest.read(MODEL.first_pass(customers, agents)[1], customers)
    found = contributions(MODEL.linear, MODEL.context, customers, agents, in_contact=in_contact)
    read = MODEL.predict(customers, agents)
    for count, of, outputs in (
        (len(customers.texts), found.of_turn, read.turns),
        (len(customers.sentences.text), found.of_sentence, read.sentence_outputs),
    ):
        for row in range(count):
            for summed, expected in zip(chances(lambda output, of=of, row=row: of(row, output)), predicted(outputs, row), strict=True):
                np.testing.assert_allclose(summed, expected, atol=2e-4)


@settings(max_examples=60, deadline=None)
@given(turns)
def test_the_parts_of_every_label_of_a_contact_add_up_to_its_score(said):
    customers, agents = sides(said)
    contact = conversations(customers, agents)
    if not len(contact.turn) or not contact.is_customer.any():
        return
    model, verdicts = MODEL.contacts, MODEL.contacts.predict(contact)
    for kind in KINDS:
        totals = {label: parts.total for label, parts in contact_parts(model, contact, kind).items()}
        slope, offset = model.calibration[kind]
        assert max(totals, key=totals.get) == verdicts[kind].label[0]
        assert expit(slope * margin(np.array([list(totals.values())]))[0] + offset) == pytest.approx(verdicts[kind].score[0], abs=1e-3)
