import csv
import json
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from cxtext.errors import QualityDropped
from cxtext.evaluate import evaluate
from cxtext.evaluate.own import Checked
from cxtext.tag import EmbeddedModel
from cxtext.tag.context import LENGTHS, PLACES, ContextModel
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

# Two readers of c-1 agree on the invoice; only the first finds joy in "Hoera!", as was settled.
FIRST = [{"sentiment": -3, "pain_points": [{"label": "billing"}]}, {"sentiment": 2, "emotions": ["joy"]}]
SECOND = [{"sentiment": -2, "pain_points": [{"label": "billing"}]}, {"sentiment": 0}]


@pytest.fixture(scope="module")
def model():
    rows = sorted((word_keys(word)[0], outputs) for word, outputs in MEANING.items())
    names = output_names()
    weights = np.array([[8.0 if name in outputs else 0.0 for name in names] for _, outputs in rows], dtype=np.float32)
    bias = np.array([-4.0 if name in probability_names() else 0.0 for name in names], dtype=np.float32)
    keys, idf = np.array([key for key, _ in rows], dtype=np.uint64), np.ones(len(rows), dtype=np.float32)
    calibration = np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(probability_names()), 1))
    silent = LinearModel(keys[:0], idf[:0], weights[:0], np.zeros_like(bias))
    context = ContextModel(silent, np.zeros((len(PLACES), len(names)), np.float32), np.zeros((len(LENGTHS) + 1, len(names)), np.float32))
    return EmbeddedModel("turns/2026-11-22", LinearModel(keys, idf, weights, bias), context, calibration, dict.fromkeys(probability_names(), 0.5))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """A small inbox, its gold labels, settings and a floor that holds, as evaluate takes them."""
    folder = tmp_path_factory.mktemp("evaluation")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "contacts.jsonl").write_text("".join(map(_raw, CONTACTS)), "utf-8")
    (folder / "gold.jsonl").write_text("".join(map(_gold, CONTACTS)), "utf-8")
    for name, read in (("first", FIRST), ("second", SECOND)):
        (folder / f"{name}.jsonl").write_text(_gold(CONTACTS[0], read), "utf-8")
    (folder / "cxtext.toml").write_text("")
    (folder / "floors.toml").write_text(_floor("least = 0.4"))
    return {
        "inbox": folder / "inbox",
        "gold": folder / "gold.jsonl",
        "config": folder / "cxtext.toml",
        "floors": folder / "floors.toml",
        "readings": (folder / "first.jsonl", folder / "second.jsonl"),
    }


def _raw(contact):
    name, language, texts = contact
    turns = [{"role": "customer", "text": text} for text in texts]
    return json.dumps({"contact_id": name, "channel": "chat", "started_at": "2026-11-02T09:00:00+01:00", "language": language, "turns": turns}) + "\n"


def _gold(contact, read=None):
    name, language, _ = contact
    turns = [{"seq": seq, "role": "customer", **labels} for seq, labels in enumerate(read or LABELS[name])]
    return json.dumps({"source": "open", "source_contact_id": name, "channel": "chat", "language": language, "turns": turns}) + "\n"


def _floor(bound):
    return f'[[floors]]\ntask = "pain point, contact"\nmeasure = "micro F1"\n{bound}\n'


@pytest.fixture(scope="module")
def page(model, inputs, tmp_path_factory):
    return evaluate(tmp_path_factory.mktemp("out") / "deep", engines=[model], **inputs)


def table(page):
    with page.with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def of(page, *models):
    return {(row["task"], row["label"], row["slice"], row["measure"]): row for row in table(page) if row["model"] in models}


@pytest.fixture(scope="module")
def rows(page):
    return of(page, "turns/2026-11-22", "cleaning")


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


def test_the_second_reader_is_measured_like_a_model(page):
    reader = of(page, "second reader")
    assert reader["pain point, contact", "all labels", "all", "micro F1"]["value"] == "1.0000"
    assert reader["emotion, turn", "joy", "nl", "recall"]["value"] == "0.0000"
    # one of two turns was given the same emotions
    assert reader["emotion, turn", "all labels", "all", "agreement"]["value"] == "0.5000"
    assert reader["sentiment value, turn", "all labels", "all", "mean error"]["value"] == "1.5000"  # 1 and 2 off


def test_every_figure_says_who_was_measured_on_what_and_has_a_value(page):
    found = table(page)
    assert {(row["model"], row["data"]) for row in found} == {("turns/2026-11-22", "gold"), ("cleaning", "gold"), ("second reader", "gold")}
    assert [row for row in found if row["value"] == ""] == []


def test_several_engines_stand_in_one_table(model, inputs, tmp_path):
    deaf = replace(model, name="turns/deaf", thresholds=dict.fromkeys(probability_names(), 1.1))
    page = evaluate(tmp_path, engines=[model, deaf], **inputs)
    assert page.name == "2026-11-22.md"
    text = page.read_text("utf-8")
    assert "| task | figure | slice | n | turns/2026-11-22 | turns/deaf | yardstick | second reader |" in text
    line = next(line for line in text.splitlines() if line.startswith("| pain point, contact | micro F1 | nl |"))
    assert [cell.strip()[:4] for cell in line.split("|")[5:7]] == ["1.00", "0.00"]
    assert of(page, "turns/deaf")["pain point, contact", "all labels", "nl", "micro F1"]["value"] == "0.0000"


def test_own_contacts_have_figures_and_no_words_on_the_page(model, inputs, tmp_path):
    labels = SimpleNamespace(sentiment=-2, emotions=(), intensity=None, pain_points={"billing": 3}, wish=False, effort_signals=())
    turn = SimpleNamespace(
        contact_id="k", seq=4, channel="call", language="nl", before="", turns_before=0, turns_behind=0, text="mijn factuur van wittebrood", labels=labels
    )
    page = evaluate(tmp_path, engines=[model], own=Checked([turn]), **inputs)
    text = page.read_text("utf-8")
    assert "## Your own contacts" in text
    assert "wittebrood" not in text
    (figure,) = [row for row in table(page) if (row["data"], row["label"], row["slice"], row["measure"]) == ("own contacts", "billing", "nl", "F1")]
    assert (figure["model"], figure["value"], figure["n"]) == ("turns/2026-11-22", "1.0000", "1")


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
    assert "## Emotions on public sets" not in text


def test_every_table_of_the_page_is_whole(page):
    lines = page.read_text("utf-8").splitlines()
    for before, line in pairwise(lines):
        if before.startswith("|") and line.startswith("|"):
            assert before.replace("\\|", "").count("|") == line.replace("\\|", "").count("|")


def test_the_same_evaluation_gives_the_same_files(page, model, inputs, tmp_path):
    again = evaluate(tmp_path, engines=[model], **inputs)
    assert again.read_bytes() == page.read_bytes()
    assert again.with_suffix(".csv").read_bytes() == page.with_suffix(".csv").read_bytes()


def test_a_figure_below_its_floor_is_an_error_after_the_page_is_written(model, inputs, tmp_path):
    floors = tmp_path / "floors.toml"
    floors.write_text(_floor("least = 0.9"))
    with pytest.raises(QualityDropped, match=r"micro F1 is 0\.500, less than 0\.9"):
        evaluate(tmp_path, engines=[model], **{**inputs, "floors": floors})
    assert (tmp_path / "2026-11-22.md").exists()


def test_a_public_set_is_scored_where_its_folder_is_given(model, inputs, tmp_path):
    folder = tmp_path / "goemotions"
    folder.mkdir()
    (folder / "labels.txt").write_text("joy\ngratitude\nneutral\n")
    (folder / "dev.tsv").write_text("hoera for us\t0\tx1\nthanks\t1\tx2\nhello\t2\tx3\n")
    page = evaluate(tmp_path, engines=[model], goemotions=folder, **inputs)
    text = page.read_text("utf-8")
    # joy is found, gratitude is not: macro F1 0.5; the keyword list finds gratitude only
    assert "## Emotions on public sets" in text
    line = next(line for line in text.splitlines() if line.startswith("| GoEmotions dev |"))
    assert [cell.strip()[:4] for cell in line.split("|")[4:7]] == ["0.50", "2", "0.50"]
    assert [row["value"] for row in table(page) if row["data"] == "GoEmotions dev" and row["measure"] == "macro F1"] == ["0.5000"]
