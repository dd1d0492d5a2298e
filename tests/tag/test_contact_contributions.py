import numpy as np
import pytest

from cxtext.tag.concepts import concept_names
from cxtext.tag.contact_contributions import contact_parts
from cxtext.tag.contact_features import PARTS_OF, hint_names, hints_of
from cxtext.tag.contact_model import KINDS, from_arrays
from cxtext.tag.conversations import conversations, side
from cxtext.tags import codes

N = len(concept_names())
INVOICE, MOVING = (concept_names().index(name) for name in ("invoice", "moving"))


def model():
    """A model that knows "invoice" at the opening as payment_billing, 8, and "moving" as a life event, 5, which speaks for the trigger, 2."""
    made = {
        "vocabulary": np.zeros(0, np.uint64),
        "idf": np.ones(N, np.float32),
        "calibration": np.tile(np.array([[1, 0]], np.float32), (len(KINDS), 1)),
    }
    for kind in KINDS:
        made[f"{kind}.weights"] = np.zeros((len(PARTS_OF[kind]) * N + len(hints_of(kind)), len(codes(kind))), np.float32)
        made[f"{kind}.bias"] = np.full(len(codes(kind)), 0.25, np.float32)
    made["contact_reason.weights"][PARTS_OF["contact_reason"].index("opening") * N + INVOICE, codes("contact_reason").index("payment_billing")] = 8
    hint = hint_names().index("life_event.moving")
    row = len(PARTS_OF["trigger"]) * N + hints_of("trigger").tolist().index(hint)
    made["trigger.weights"][row, codes("trigger").index("life_event")] = 2
    made["hints"], made["hint_bias"] = np.zeros((N, len(hint_names())), np.float32), np.full(len(hint_names()), -3, np.float32)
    made["hints"][MOVING, hint] = 5
    return from_arrays("contacts/tiny", made)


def contact(*texts):
    said = side(["c"] * len(texts), range(len(texts)), texts, ["nl"] * len(texts))
    return conversations(said, side((), (), (), ()))


def test_concepts_of_a_sentence_add_to_the_label_they_speak_for():
    found = contact_parts(model(), contact("Goedemorgen. Mijn factuur klopt niet.", "Die factuur."), "contact_reason")
    added = found["payment_billing"].terms
    assert added.shape == (3, N)
    # both turns are of the opening, and both name the invoice: the same weight, each 8 over the length of the part
    assert added[1, INVOICE] == added[2, INVOICE] > 0
    assert np.flatnonzero(added).tolist() == [1 * N + INVOICE, 2 * N + INVOICE]
    assert found["payment_billing"].total == pytest.approx(2 * added[1, INVOICE] + 0.25)
    assert found["cancel"].total == pytest.approx(0.25)


def test_the_surest_turn_is_a_part_where_the_kind_reads_hints():
    found = contact_parts(model(), contact("tja", "Vanwege een verhuizing."), "trigger")["life_event"]
    # 5 of the concept − 3 of the bias; its logistic times 2
    assert found.hints["life_event.moving"] == pytest.approx(2 / (1 + np.exp(-2)), abs=1e-3)
    assert found.total == pytest.approx(0.25 + sum(found.hints.values()))
