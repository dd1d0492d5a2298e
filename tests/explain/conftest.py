from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pytest

from cxtext import store, tables
from cxtext.batch import write_batch, write_table
from cxtext.contact import Contact, Turn
from cxtext.explain.build import Installed
from cxtext.home import Home
from cxtext.ids import contact_id
from cxtext.tag import EmbeddedModel, tag_batch
from cxtext.tag.concepts import concept_names
from cxtext.tag.contact_features import PARTS_OF, hint_names, hints_of
from cxtext.tag.contact_model import KINDS, from_arrays
from cxtext.tag.context import LENGTHS, PLACES, ContextModel
from cxtext.tag.features import word_keys
from cxtext.tag.linear import LinearModel
from cxtext.tag.outputs import output_names, probability_names
from cxtext.tags import codes

WORDS = {
    "kapot": {"sentiment.negative": 9, "emotion.anger": 9, "pain_point.any": 9, "pain_point.product_fault": 9},
    "traag": {"pain_point.any": 9, "pain_point.waiting": 2},
    "duur": {"pain_point.price": 2.5},
    "bedankt": {"sentiment.positive": 9, "emotion.gratitude": 9},
    "netjes": {"emotion.gratitude": -1},
}
SAID = (
    ("agent", "Werkt het nu?"),
    ("customer", "Goedemorgen. Mijn factuur. Het is kapot!"),
    ("agent", "<b>Vervelend</b> & jammer."),
    ("customer", "Het is traag."),
    ("customer", "Dat vind ik duur."),
    ("customer", "Netjes, bedankt."),
    ("customer", "Vanwege een verhuizing."),
)
CONTACT = contact_id("demo", "c-1")


def linear(words):
    keys = np.array([word_keys(word)[0] for word in words], dtype=np.uint64)
    order = np.argsort(keys)
    weights = np.array([[word.get(name, 0) for name in output_names()] for word in words.values()], dtype=np.float32)
    values = {"sentiment.value": -2.0, "emotion.intensity": 2.0, "pain_point.severity": 3.0}
    bias = np.array([values.get(name, -3.0) for name in output_names()], dtype=np.float32)
    return LinearModel(keys[order], np.ones(len(words), np.float32), weights[order], bias)


def contact_model(name="contacts/tiny"):
    """A model that knows the invoice as a reason, and moving as a life event."""
    n = len(concept_names())
    made = {"vocabulary": np.zeros(0, np.uint64), "idf": np.ones(n, np.float32)}
    made["calibration"] = np.tile(np.array([[1, 0]], np.float32), (len(KINDS), 1))
    for kind in KINDS:
        made[f"{kind}.weights"] = np.zeros((len(PARTS_OF[kind]) * n + len(hints_of(kind)), len(codes(kind))), np.float32)
        made[f"{kind}.bias"] = np.zeros(len(codes(kind)), np.float32)
    made["contact_reason.weights"][concept_names().index("invoice"), codes("contact_reason").index("payment_billing")] = 8
    made["life_event.bias"][codes("life_event").index("none")] = 1
    hint = len(PARTS_OF["life_event"]) * n + hints_of("life_event").tolist().index(hint_names().index("life_event.moving"))
    made["life_event.weights"][hint, codes("life_event").index("moving")] = 4
    made["life_event.weights"][concept_names().index("moving"), codes("life_event").index("moving")] = 8
    made["hints"], made["hint_bias"] = np.zeros((n, len(hint_names())), np.float32), np.full(len(hint_names()), -3, np.float32)
    made["hints"][concept_names().index("moving"), hint_names().index("life_event.moving")] = 5
    return from_arrays(name, made)


def turn_model(name="turns/tiny"):
    """A model that knows five words; "werkt" in the turn before makes what follows more negative."""
    before = linear({"werkt": {"sentiment.negative": 2}})
    context = ContextModel(
        LinearModel(before.keys, before.idf, before.weights, np.zeros_like(before.bias)),
        np.zeros((len(PLACES), len(output_names())), np.float32),
        np.zeros((len(LENGTHS) + 1, len(output_names())), np.float32),
    )
    names = probability_names()
    calibration = np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(names), 1))
    return EmbeddedModel(name, linear(WORDS), context, calibration, dict.fromkeys(names, 0.5), contact_model())


@dataclass
class House:
    """A home with a published copy, and the model that its contacts were tagged with."""

    home: Home
    model: EmbeddedModel

    @property
    def installed(self):
        return Installed(self.model.name, self.model, self.model.contacts)

    def change(self, statement):
        with store.writer(self.home.published) as con:
            con.execute(statement)


def contact(name="c-1", source="demo", said=SAID):
    turns = tuple(Turn(seq=seq, role=role, text=text, language="nl") for seq, (role, text) in enumerate(said))
    return Contact(
        source=source,
        source_contact_id=name,
        channel="chat",
        started_at=datetime(2026, 11, 9, 9, tzinfo=UTC),
        language="nl",
        customer_key="k1",
        queue="service",
        csat=2.0,
        turns=turns,
    )


@pytest.fixture
def house(tmp_path):
    """The contacts c-1 and same of the source demo, and same of another."""
    model, folder, home = turn_model(), tmp_path / "batch", Home(tmp_path / "home")
    write_batch([contact(), contact("same"), contact("same", "other")], folder, file_id="f1")
    tag_batch(folder, model=model)
    write_table([{"topic_id": "t1", "label_nl": "Kapot toestel", "label_en": "Broken device", "status": "seeded"}], tables.TOPICS, folder / "topics.parquet")
    with store.writer(home.published) as con:
        store.migrate(con)
        con.execute(f"INSERT INTO main.contacts BY NAME SELECT *, 'f1' AS file_id, 'r1' AS run_id FROM '{folder}/contacts.parquet'")
        con.execute(f"INSERT INTO main.topics BY NAME SELECT *, 3 AS n_contacts FROM '{folder}/topics.parquet'")
        con.execute(f"INSERT INTO main.contact_topics VALUES ('{CONTACT}', 't1', 0.4, true, 1)")
        for table in ("turns", "turn_scores", "tags", "contact_scores"):
            con.execute(f"INSERT INTO main.{table} BY NAME FROM '{folder}/{table}.parquet'")
    return House(home, model)
