"""Training with turns that people checked, beside the project's own."""

import json
import tomllib

import pytest
from safetensors.numpy import load_file

from cxtext.tag.features import own_key
from cxtext.tags import CONTACT_KINDS, NO_LABEL, codes
from cxtext.train import train_version
from cxtext.train.gold import TurnExample

WORD = "pinguïnkwartier"


@pytest.fixture
def data(tmp_path):
    turns, contacts = tmp_path / "data" / "turns" / "nl", tmp_path / "data" / "contacts"
    turns.mkdir(parents=True)
    contacts.mkdir()
    labels = {kind: NO_LABEL.get(kind, codes(kind)[0]) for kind in CONTACT_KINDS}
    for sector in ("telecom", "energy", "bank", "webshop", "travel"):
        rows = [{"text": f"ik wacht al {n} weken op u", "sentiment": -2, "pain_points": {"waiting": 2}} for n in range(4)]
        rows += [{"text": f"dank u wel, nummer {n} werkt", "sentiment": 2, "emotions": ["gratitude"], "intensity": 1} for n in range(4)]
        (turns / f"{sector}_call_1.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        said = [{"role": "customer", "text": "ik heb een vraag", "sentiment": 0}, {"role": "agent", "text": "dat komt in orde"}]
        contact = {"contact_id": sector, "sector": sector, "channel": "call", "language": "nl", "turns": said, "labels": labels}
        (contacts / f"{sector}.jsonl").write_text(json.dumps(contact) + "\n", "utf-8")
    return tmp_path / "data"


def _checked(n):
    return TurnExample(group="checked", language="nl", channel="call", text=f"{WORD} nummer {n}", sentiment=-1)


def _keys(folder):
    return load_file(folder / "weights.safetensors")["keys"].tolist()


def test_checked_turns_take_part_and_their_words_are_kept_as_hashes_only(data, tmp_path):
    plain = train_version(data, "a", models=tmp_path / "models")
    folder = train_version(data, "b", checked=[_checked(n) for n in range(3)], models=tmp_path / "models")
    without, described = (tomllib.loads((path / "manifest.toml").read_text("utf-8")) for path in (plain, folder))
    # 5 sectors of 8 turns and 1 customer turn of a contact.
    assert (without["n_rows"], described["n_rows"]) == (45, 48)
    assert described["sources"][-1] == "3 turns that people checked (the company's own)"
    assert described["data_sha256"] != without["data_sha256"]
    files = [path for path in (tmp_path / "models").rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"manifest.toml", "card.md", "weights.safetensors"}
    text_files = [path for path in files if path.suffix != ".safetensors"]
    assert not [path for path in text_files if WORD in path.read_text("utf-8") or "nummer" in path.read_text("utf-8")]
    # The word is in 3 checked turns, as often as a word must be to be learned.
    assert [own_key(WORD) in _keys(path) for path in (plain, folder)] == [False, True]
    assert ["keep this model inside the company" in (path / "card.md").read_text("utf-8") for path in (plain, folder)] == [False, True]
