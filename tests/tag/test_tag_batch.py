import numpy as np
import pyarrow.parquet as pq
import pytest

from cxtext import tables
from cxtext.artefact import write_model
from cxtext.batch import write_table
from cxtext.errors import ArtefactError
from cxtext.tag import load, tag_batch
from cxtext.tag.context import LENGTHS, PLACES
from cxtext.tag.features import word_keys
from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.outputs import output_names, probability_names

TURNS = [
    ("c1", 0, "agent", "Dat is kapot en slecht.", "nl"),
    ("c1", 1, "customer", "Goedemorgen. Het is kapot!", "nl"),
    ("c1", 2, "customer", "[NAME]", "nl"),
    ("c1", 3, "customer", "Bedankt.", "nl"),
    ("c1", 4, "customer", "...", "nl"),
    ("c2", 0, "customer", "kapot kapot", "other"),
    ("c3", 0, "unknown", "kapot", "nl"),
]


def write_tiny_model(models, *, lexicon=None):
    """A model that knows two words: "kapot" is product_fault, negative, angry; "bedankt" is gratitude, positive."""
    words = {
        "kapot": {"sentiment.negative": 9, "emotion.anger": 9, "pain_point.any": 9, "pain_point.product_fault": 9},
        "bedankt": {"sentiment.positive": 9, "emotion.gratitude": 9},
    }
    weights = np.array([[word.get(name, 0) for name in output_names()] for word in words.values()], dtype=np.float16)
    keys = np.array([word_keys(word)[0] for word in words], dtype=np.uint64)
    order = np.argsort(keys)
    values = {"sentiment.value": -2.0, "emotion.intensity": 2.0, "pain_point.severity": 3.0}
    arrays = {
        "keys": keys[order],
        "idf": np.ones(2, dtype=np.float32),
        "weights": weights[order],
        "bias": np.array([values.get(name, -3.0) for name in output_names()], dtype=np.float32),
        "before.keys": np.array([word_keys("werkt")[0]], dtype=np.uint64),
        "before.idf": np.ones(1, dtype=np.float32),
        "before.weights": np.array([[{"sentiment.negative": 9}.get(name, 0) for name in output_names()]], dtype=np.float16),
        "place": np.zeros((len(PLACES), len(output_names())), dtype=np.float32),
        "length": np.zeros((len(LENGTHS) + 1, len(output_names())), dtype=np.float32),
        "calibration": np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(probability_names()), 1)),
        "thresholds": np.full(len(probability_names()), 0.5, dtype=np.float32),
    }
    manifest = {"outputs": list(output_names()), "lexicon_sha256": lexicon or lexicon_sha256()}
    write_model(models / "turns" / "tiny", arrays=arrays, manifest=manifest, card="tiny")


@pytest.fixture
def batch(tmp_path):
    write_tiny_model(tmp_path / "models")
    rows = [{"contact_id": c, "seq": s, "role": r, "text": t, "language": lang} for c, s, r, t, lang in TURNS]
    write_table(rows, tables.TURNS, tmp_path / "turns.parquet")
    tag_batch(tmp_path, model=load(models=tmp_path / "models"))
    return {name: pq.read_table(tmp_path / f"{name}.parquet") for name in ("turn_scores", "tags", "contact_scores", "segments", "mentions")}


def test_the_tables_have_the_columns_of_the_contract(batch):
    schemas = {
        "turn_scores": tables.TURN_SCORES,
        "tags": tables.TAGS,
        "contact_scores": tables.CONTACT_SCORES,
        "segments": tables.SEGMENTS,
        "mentions": tables.MENTIONS,
    }
    assert {name: table.schema for name, table in batch.items()} == schemas


def test_only_customers_in_dutch_and_english_are_scored_and_only_where_there_is_a_word(batch):
    scores = {(row["contact_id"], row["seq"]): row for row in batch["turn_scores"].to_pylist()}
    assert sorted(scores) == [("c1", 1), ("c1", 2), ("c1", 3)]
    assert scores["c1", 1] | {"model": ""} == {
        "contact_id": "c1",
        "seq": 1,
        "sentiment": -2,
        "emotions": ["anger"],
        "emotion": "anger",
        "intensity": 2,
        "model": "",
    }
    assert (scores["c1", 2]["sentiment"], scores["c1", 2]["emotions"], scores["c1", 2]["intensity"]) == (0, [], None)
    assert (scores["c1", 3]["sentiment"], scores["c1", 3]["emotion"]) == (1, "gratitude")


def test_a_tag_points_at_its_sentence(batch):
    (tag,) = batch["tags"].to_pylist()
    assert (tag["contact_id"], tag["seq"], tag["kind"], tag["label"], tag["severity"]) == ("c1", 1, "pain_point", "product_fault", 3)
    assert (tag["start_char"], tag["end_char"], tag["quote"]) == (13, 26, "Het is kapot!")
    assert (tag["model"], tag["score"]) == ("turns/tiny", pytest.approx(1 / (1 + np.exp(-6))))


def test_the_contact_gets_its_peak_and_end(batch):
    (row,) = batch["contact_scores"].to_pylist()
    # start −2, peak −2 in turn 1, end +1 in turn 3
    assert (row["sentiment_start"], row["sentiment_peak"], row["sentiment_end"], row["peak_seq"], row["end_seq"]) == (-2, -2, 1, 1, 3)
    assert (row["peak_end"], row["shift"], row["peak_emotion"], row["end_emotion"]) == (-0.5, 3, "anger", "gratitude")


def test_a_model_of_another_lexicon_is_refused(tmp_path):
    write_tiny_model(tmp_path, lexicon="0" * 64)
    with pytest.raises(ArtefactError, match="trained with other lexicon_sha256"):
        load(models=tmp_path)


def test_a_batch_without_customer_turns_gives_empty_tables(tmp_path):
    write_tiny_model(tmp_path / "models")
    write_table([], tables.TURNS, tmp_path / "turns.parquet")
    tag_batch(tmp_path, model=load(models=tmp_path / "models"))
    assert [pq.read_table(tmp_path / f"{name}.parquet").num_rows for name in ("turn_scores", "tags", "contact_scores", "segments", "mentions")] == [
        0,
        0,
        0,
        0,
        0,
    ]
