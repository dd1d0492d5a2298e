import pyarrow.parquet as pq
import pytest

from cxtext import tables
from cxtext.batch import write_table
from cxtext.tag import load, tag_batch

ROWS = [
    ("c1", 0, "agent", "Goedemorgen, waarmee kan ik u helpen?", "nl"),
    ("c1", 1, "customer", "Goedemorgen. Ik heb een vraag over mijn factuur, die klopt niet.", "nl"),
    ("c1", 2, "agent", "Dat heb ik voor u aangepast, u krijgt het geld terug.", "nl"),
    ("c1", 3, "customer", "Fijn, dat ging makkelijk. Dank u wel!", "nl"),
    ("c1", 4, "agent", "Oké", None),
    ("c2", 0, "customer", "bonjour", "other"),
    ("c2", 1, "agent", "Good morning", "en"),
    ("c3", 0, "customer", "...", "nl"),
    ("c4", 0, "agent", "Hallo, bent u daar nog?", "nl"),
    ("c5", 0, "customer", "My mother passed away last week, what do I do with her account?", "en"),
]


@pytest.fixture(scope="module")
def tagged(tmp_path_factory):
    """The batch above, tagged with the models that are shipped."""
    folder = tmp_path_factory.mktemp("batch")
    write_table([dict(zip(("contact_id", "seq", "role", "text", "language"), row, strict=True)) for row in ROWS], tables.TURNS, folder / "turns.parquet")
    tag_batch(folder, model=load())
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in ("tags", "contact_scores", "turn_scores")}


def once(tagged, contact):
    kinds = ("contact_reason", "outcome", "trigger", "life_event", "phase", "churn")
    return {row["kind"]: row for row in tagged["tags"] if row["contact_id"] == contact and row["kind"] in kinds}


def test_every_contact_has_a_reason_an_outcome_and_a_phase(tagged):
    assert {"contact_reason", "outcome", "phase"} <= set(once(tagged, "c1"))
    assert once(tagged, "c1")["contact_reason"]["label"] == "payment_billing"
    assert once(tagged, "c5")["life_event"]["label"] == "death"


def test_a_label_is_given_once_and_nothing_has_no_row(tagged):
    found = [
        (row["contact_id"], row["kind"]) for row in tagged["tags"] if row["kind"] in ("contact_reason", "outcome", "phase", "churn", "life_event", "trigger")
    ]
    assert len(found) == len(set(found))
    assert "life_event" not in once(tagged, "c1")
    assert not any(row["kind"] in ("churn", "life_event") and row["label"] == "none" for row in tagged["tags"])


def test_contacts_without_a_customers_word_in_dutch_or_english_get_none(tagged):
    assert {row["contact_id"] for row in tagged["tags"]} <= {"c1", "c5"}


def test_the_quote_is_the_slice_of_its_turn(tagged):
    texts = {(contact, seq): text for contact, seq, _, text, _ in ROWS}
    with_quote = [row for row in tagged["tags"] if row["quote"] is not None]
    assert with_quote
    assert all(texts[row["contact_id"], row["seq"]][row["start_char"] : row["end_char"]] == row["quote"] for row in with_quote)
    assert all(0 <= row["score"] <= 1 for row in tagged["tags"])


def test_agents_are_not_scored(tagged):
    assert {(row["contact_id"], row["seq"]) for row in tagged["turn_scores"]} == {("c1", 1), ("c1", 3), ("c5", 0)}


def test_ease_said_outright_is_the_effort_of_the_contact(tagged):
    assert {row["contact_id"]: row["effort"] for row in tagged["contact_scores"]} == {"c1": 3, "c5": None}
