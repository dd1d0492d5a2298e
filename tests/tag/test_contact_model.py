import numpy as np
import pytest

from cxtext.artefact import write_model
from cxtext.errors import ArtefactError
from cxtext.tag.concepts import concept_names
from cxtext.tag.contact_features import HINTS_OF, PARTS_OF, hint_names, hints_of, terms
from cxtext.tag.contact_model import KINDS, from_arrays, label_names, margin, open_contacts
from cxtext.tag.conversations import conversations
from cxtext.tag.conversations import side as cut
from cxtext.tag.features import own_key
from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tags import codes

N = len(concept_names())
# kind → label → (part, concept) that speaks for it
SPEAKS = {
    "contact_reason": {"cancel": ("opening", "cancel_word"), "payment_billing": ("customer", "invoice")},
    "outcome": {"achieved": ("agent_end", "arrange")},
    "trigger": {"bill_or_letter": ("fading", "invoice")},
    "phase": {"leaving": ("opening", "cancel_word")},
    "life_event": {"moving": ("customer", "moving")},
    "churn": {},
}
SILENT = {"contact_reason": "other", "outcome": "unknown", "trigger": "unknown", "phase": "usage", "life_event": "none", "churn": "none"}


def arrays():
    """A model that knows four words: invoice, cancel, arrange, moving; a turn that hints at moving is told, and so is one that cancels, as leaving."""
    made = {"vocabulary": np.zeros(0, np.uint64), "idf": np.ones(N, dtype=np.float32)}
    for kind in KINDS:
        made[f"{kind}.weights"] = np.zeros((len(PARTS_OF[kind]) * N + len(hints_of(kind)), len(codes(kind))), dtype=np.float32)
        made[f"{kind}.bias"] = np.array([0.5 if code == SILENT[kind] else 0.0 for code in codes(kind)], dtype=np.float32)
        for label, (part, concept) in SPEAKS[kind].items():
            made[f"{kind}.weights"][PARTS_OF[kind].index(part) * N + concept_names().index(concept), codes(kind).index(label)] = 9.0
    made["hints"] = np.zeros((N, len(hint_names())), dtype=np.float32)
    made["hint_bias"] = np.full(len(hint_names()), -3.0, dtype=np.float32)
    for concept, hint in (("moving", "life_event.moving"), ("cancel_word", "churn.leaving")):
        made["hints"][concept_names().index(concept), hint_names().index(hint)] = 5.0
    for kind, label in (("life_event", "moving"), ("churn", "leaving")):
        hint = hints_of(kind).tolist().index(hint_names().index(f"{kind}.{label}"))
        made[f"{kind}.weights"][len(PARTS_OF[kind]) * N + hint, codes(kind).index(label)] = 4.0
    made["calibration"] = np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(KINDS), 1))
    return made


def side(*said):
    return cut(["c"] * len(said), [seq for seq, _ in said], [text for _, text in said], ["nl"] * len(said))


def verdicts(customers, agents=()):
    return from_arrays("contacts/tiny", arrays()).predict(conversations(side(*customers), side(*agents)))


def test_a_label_and_the_sentence_that_weighed_most():
    found = verdicts([(0, "Goedemorgen. Ik heb een factuur.")])
    assert found["contact_reason"].label.tolist() == ["payment_billing"]
    assert found["contact_reason"].sentence.tolist() == [1]
    assert found["trigger"].label.tolist() == ["bill_or_letter"]


def test_no_signal_gives_the_label_for_nothing_and_no_evidence():
    found = verdicts([(0, "tja")])
    assert {kind: found[kind].label[0] for kind in ("trigger", "life_event", "churn")} == {"trigger": "unknown", "life_event": "none", "churn": "none"}
    assert all(verdict.sentence[0] == -1 for verdict in found.values())


def test_the_customers_turn_decides_the_reason_and_the_agents_the_outcome():
    found = verdicts([(0, "hallo")], [(1, "Uw factuur. Dat heb ik geregeld.")])
    assert found["contact_reason"].label.tolist() == ["other"]
    assert found["outcome"].label.tolist() == ["achieved"]
    assert found["outcome"].sentence.tolist() == [2]


def test_the_surest_turn_counts_where_a_kind_reads_hints():
    found = verdicts([(0, "Goedemorgen."), (2, "Tja. Het gaat om een verhuizing."), (4, "dag")])
    assert found["life_event"].label.tolist() == ["moving"]
    assert found["life_event"].sentence.tolist() == [2]
    assert found["churn"].label.tolist() == ["none"]
    leaving = verdicts([(0, "Goedemorgen."), (2, "Ik wil opzeggen.")])["churn"]
    assert leaving.label.tolist() == ["leaving"]
    # four times the logistic of 5 of the concept − 3 of the bias, against 0.5 for none and 0 for at_risk
    margin_of_leaving = 4 / (1 + np.exp(-2)) - np.logaddexp(0.5, 0)
    assert leaving.score[0] == pytest.approx(1 / (1 + np.exp(-margin_of_leaving)), abs=1e-3)


def test_margin_is_the_log_odds_of_the_likeliest():
    # softmax of (ln 3, ln 1, ln 2): the likeliest has 3/6, so odds 3 : 3.
    assert margin(np.log(np.array([[3.0, 1.0, 2.0]]))) == pytest.approx([0.0], abs=1e-6)


def test_hints_of_a_kind_are_those_it_reads():
    assert {hint_names()[i].partition(".")[0] for i in hints_of("trigger")} == set(HINTS_OF["trigger"])
    assert hints_of("outcome").tolist() == []


def test_a_version_without_a_contact_model_has_none(tmp_path):
    assert open_contacts("2026-01-01", models=tmp_path) is None


def test_a_model_for_other_labels_is_refused(tmp_path):
    for version, labels in (("good", label_names()), ("bad", label_names()[1:])):
        manifest = {"labels": labels, "lexicon_sha256": lexicon_sha256()}
        write_model(tmp_path / "contacts" / version, arrays=arrays(), manifest=manifest, card="tiny")
    assert open_contacts("good", models=tmp_path).name == "contacts/good"
    with pytest.raises(ArtefactError, match="other labels"):
        open_contacts("bad", models=tmp_path)


def test_terms_are_concepts_and_then_the_known_words_and_pairs():
    found = conversations(side((0, "Mijn factuur, mijn zorg.")), side((1, "Mijn ook")))
    vocabulary = np.sort(np.array([own_key("mijn"), own_key("zorg"), own_key("nergens")], dtype=np.uint64))
    counts = terms(found, vocabulary).toarray()
    assert counts.shape == (2, N + 3)
    assert counts[0, concept_names().index("invoice")] == 1
    # whatever the capitals: "mijn" twice in the customer's sentence, once in the agent's; "zorg" once, a word that nobody says not at all
    known = {key: counts[:, N + i].tolist() for i, key in enumerate(vocabulary.tolist())}
    assert known == {own_key("mijn"): [2, 1], own_key("zorg"): [1, 0], own_key("nergens"): [0, 0]}
