import json

import numpy as np
import pytest

from cxtext.tag.contact_model import KINDS, from_arrays
from cxtext.tags import codes
from cxtext.train.contact_heads import sector_folds, train_contacts
from cxtext.train.gold import LabelError, TurnExample
from cxtext.train.labelled import read_labelled

USUAL = {"contact_reason": "payment_billing", "outcome": "achieved", "trigger": "bill_or_letter", "life_event": "none", "phase": "usage", "churn": "none"}
MOVED = {"contact_reason": "change_details", "outcome": "promised", "trigger": "life_event", "life_event": "moving", "phase": "usage", "churn": "none"}


def contact(number, sector, *, moved):
    """One of two stories, told in every sector: a wrong invoice that is put right, or a removal that will be passed on."""
    text, end = ("Ik heb een verhuizing doorgegeven", "Dat komt morgen in orde") if moved else ("De factuur klopt niet", "Dat is nu opgelost")
    customer = {"role": "customer", "text": text, "sentiment": 0} | ({"life_event": "moving"} if moved else {})
    turns = [customer, {"role": "agent", "text": end}]
    return {"contact_id": f"c-{number}", "sector": sector, "channel": "chat", "language": "nl", "turns": turns, "labels": MOVED if moved else USUAL}


@pytest.fixture
def folder(tmp_path):
    contacts = [contact(i, f"sector{i % 8}", moved=i % 16 < 8) for i in range(48)]
    (tmp_path / "nl.jsonl").write_text("".join(json.dumps(c) + "\n" for c in contacts), "utf-8")
    return tmp_path


def test_labels_hints_and_sectors_are_read(folder):
    labelled = read_labelled(folder)
    assert labelled.found.ids[0] == "c-0"
    assert labelled.labels["life_event"].tolist()[:2] == ["moving", "moving"]
    assert labelled.hints.sum() == 24  # one turn with a life event in each of the 24 contacts of a removal
    assert labelled.sectors[9] == "sector1"


def test_an_unknown_label_is_refused(folder):
    broken = contact(1, "bank", moved=False) | {"labels": USUAL | {"outcome": "solved"}}
    (folder / "x.jsonl").write_text(json.dumps(broken) + "\n", "utf-8")
    with pytest.raises(LabelError, match="outcome"):
        read_labelled(folder)


def test_what_every_sector_tells_is_learned_and_measured_on_held_out_sectors(folder):
    labelled = read_labelled(folder)
    singles = [
        TurnExample(group="nl/x", language="nl", channel="chat", text="mooi weer"),
        TurnExample(group="nl/x", language="nl", channel="chat", text="dank u"),
    ]
    trained = train_contacts(singles, labelled)
    assert {kind: m["share_right"] for kind, m in trained.measures.items()} == dict.fromkeys(KINDS, 1.0)
    assert trained.measures["outcome"]["usual_share_right"] == 0.5
    verdicts = from_arrays("contacts/x", trained.arrays).predict(labelled.found)
    assert all((verdicts[kind].label == labelled.labels[kind]).all() for kind in KINDS)
    assert trained.arrays["outcome.bias"].shape == (len(codes("outcome")),)


def test_a_sector_is_never_split_and_folds_are_about_as_large():
    sectors = ["a"] * 5 + ["b"] * 3 + ["c"] * 2
    fold = sector_folds(sectors, 2, 1)
    assert [len(set(fold[np.array(sectors) == name])) for name in "abc"] == [1, 1, 1]
    assert sorted(np.bincount(fold).tolist()) == [5, 5]
