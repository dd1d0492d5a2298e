import csv
import json
from itertools import pairwise

import numpy as np
import pytest

from cxtext.errors import QualityDropped
from cxtext.evaluate import evaluate
from cxtext.tag import EmbeddedModel
from cxtext.tag.features import word_keys
from cxtext.tag.linear import LinearModel
from cxtext.tag.outputs import output_names, probability_names

# A model that knows three words: each says what it means, and everything else stays far below its threshold.
MEANING = {
    "factuur": ("pain_point.any", "pain_point.billing", "sentiment.negative"),
    "invoice": ("pain_point.any", "pain_point.billing", "sentiment.negative"),
    "hoera": ("emotion.joy", "sentiment.positive"),
}
# The second id looks like an address, so cleaning puts a pseudonym in its place; the labels know the contact by its own id.
CONTACTS = [
    ("c-1", "nl", ["Mijn factuur van [x] klopt niet, zegt Bouwhuis", "Hoera!"]),
    ("c-2@mailhuis.example", "en", ["There is something about my invoice that I do not understand", "thank you for the help with this"]),
]
LABELS = {
    "c-1": [{"sentiment": -3, "pain_points": [{"label": "billing"}], "personal_data": {"NAME": ["Bouwhuis"]}}, {"sentiment": 2, "emotions": ["joy"]}],
    "c-2@mailhuis.example": [{"sentiment": -1, "pain_points": [{"label": "price"}]}, {"sentiment": 1, "emotions": ["gratitude"]}],
}


@pytest.fixture(scope="module")
def model():
    rows = sorted((word_keys(word)[0], outputs) for word, outputs in MEANING.items())
    names = output_names()
    weights = np.array([[8.0 if name in outputs else 0.0 for name in names] for _, outputs in rows], dtype=np.float32)
    bias = np.array([-4.0 if name in probability_names() else 0.0 for name in names], dtype=np.float32)
    keys, idf = np.array([key for key, _ in rows], dtype=np.uint64), np.ones(len(rows), dtype=np.float32)
    calibration = np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(probability_names()), 1))
    return EmbeddedModel("turns/2026-11-22", LinearModel(keys, idf, weights, bias), calibration, dict.fromkeys(probability_names(), 0.5))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """A small inbox, its gold labels, settings and a floor that holds, as evaluate takes them."""
    folder = tmp_path_factory.mktemp("evaluation")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "contacts.jsonl").write_text("".join(map(_raw, CONTACTS)), "utf-8")
    (folder / "gold.jsonl").write_text("".join(map(_gold, CONTACTS)), "utf-8")
    (folder / "cxtext.toml").write_text("")
    (folder / "floors.toml").write_text(_floor("least = 0.4"))
    return {"inbox": folder / "inbox", "gold": folder / "gold.jsonl", "config": folder / "cxtext.toml", "floors": folder / "floors.toml"}


def _raw(contact):
    name, language, texts = contact
    turns = [{"role": "customer", "text": text} for text in texts]
    return json.dumps({"contact_id": name, "channel": "chat", "started_at": "2026-11-02T09:00:00+01:00", "language": language, "turns": turns}) + "\n"


def _gold(contact):
    name, language, _ = contact
    turns = [{"seq": seq, "role": "customer", **labels} for seq, labels in enumerate(LABELS[name])]
    return json.dumps({"source": "open", "source_contact_id": name, "channel": "chat", "language": language, "turns": turns}) + "\n"


def _floor(bound):
    return f'[[floors]]\ntask = "pain point, contact"\nmeasure = "micro F1"\n{bound}\n'


@pytest.fixture(scope="module")
def page(model, inputs, tmp_path_factory):
    return evaluate(tmp_path_factory.mktemp("out") / "deep", model=model, **inputs)


@pytest.fixture(scope="module")
def rows(page):
    with page.with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        return {(row["task"], row["label"], row["slice"], row["measure"]): row for row in csv.DictReader(stream)}


def test_page_and_table_are_called_after_the_version(page):
    assert page.name == "2026-11-22.md"
    assert page.with_suffix(".csv").exists()


def test_figures_are_those_of_the_labels(rows):
    # billing in both contacts; the reader has billing and price: TP 1, FP 1, FN 1
    pain = rows["pain point, contact", "all labels", "all", "micro F1"]
    assert (pain["value"], pain["n"]) == ("0.5000", "2")
    assert rows["pain point, contact", "billing", "nl", "F1"]["value"] == "1.0000"
    assert rows["pain point, contact", "price", "en", "recall"]["value"] == "0.0000"
    # joy is found, gratitude is not
    assert rows["emotion, turn", "all labels", "all", "micro recall"]["value"] == "0.5000"
    assert rows["any pain, turn", "all labels", "all", "precision"]["value"] == "1.0000"
    # the keyword list knows "thank you"
    assert float(rows["emotion, turn", "gratitude", "en", "F1"]["yardstick"]) == 1.0
    # negative, positive; negative, and a thank you that the model takes for neutral
    assert rows["sentiment sign, turn", "positive", "all", "recall"]["value"] == "0.5000"
    assert rows["peak and end, contact", "end sign", "all", "share"]["value"] == "0.5000"
    assert rows["peak and end, contact", "peak turn", "nl", "share"]["n"] == "1"
    assert rows["masking", "NAME", "all", "recall"]["n"] == "1"


def test_calibration_compares_scores_with_what_is_right(rows):
    # both invoices get some score p for billing and one of two is right; no other turn was given billing
    found = rows["pain point, contact", "all labels", "all", "calibration error of findings"]
    assert found["n"] == "2"
    assert 0.0 < float(found["value"]) < 0.5


def test_the_page_tells_an_analyst_what_to_trust_and_shows_mistakes(page):
    text = page.read_text("utf-8")
    assert text.startswith("# How good is turns/2026-11-22?")
    assert text.index("What can I trust?") < text.index("What was measured") < text.index("## Pain point, contact")
    assert "too few cases to tell" in text
    assert "2 contacts" in text
    assert "| false | billing |" in text
    assert "price → billing 1" in text
    assert "## Emotions on a public set" not in text


def test_every_table_of_the_page_is_whole(page):
    lines = page.read_text("utf-8").splitlines()
    for before, line in pairwise(lines):
        if before.startswith("|") and line.startswith("|"):
            assert before.replace("\\|", "").count("|") == line.replace("\\|", "").count("|")


def test_the_same_evaluation_gives_the_same_files(page, model, inputs, tmp_path):
    again = evaluate(tmp_path, model=model, **inputs)
    assert again.read_bytes() == page.read_bytes()
    assert again.with_suffix(".csv").read_bytes() == page.with_suffix(".csv").read_bytes()


def test_a_figure_below_its_floor_is_an_error_after_the_page_is_written(model, inputs, tmp_path):
    floors = tmp_path / "floors.toml"
    floors.write_text(_floor("least = 0.9"))
    with pytest.raises(QualityDropped, match=r"micro F1 is 0\.500, less than 0\.9"):
        evaluate(tmp_path, model=model, **{**inputs, "floors": floors})
    assert (tmp_path / "2026-11-22.md").exists()


def test_a_public_set_is_scored_where_its_folder_is_given(model, inputs, tmp_path):
    folder = tmp_path / "goemotions"
    folder.mkdir()
    (folder / "labels.txt").write_text("joy\ngratitude\nneutral\n")
    (folder / "dev.tsv").write_text("hoera for us\t0\tx1\nthanks\t1\tx2\nhello\t2\tx3\n")
    page = evaluate(tmp_path, model=model, goemotions=folder, **inputs)
    text = page.read_text("utf-8")
    # joy is found, gratitude is not: macro F1 0.5; the keyword list finds gratitude only
    assert "## Emotions on a public set" in text
    assert "0.50 (" in text.split("## Emotions on a public set")[1].split("|")[0]
