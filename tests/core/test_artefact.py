import numpy as np
import pytest

from cxtext.artefact import newest_version, open_model, write_model
from cxtext.errors import ArtefactError

ARRAYS = {"weights": np.array([[1.5, -2.0]], dtype=np.float16), "keys": np.array([2**63 + 8], dtype=np.uint64)}


def write(models, version="2026-11-02"):
    write_model(models / "mood" / version, arrays=ARRAYS, manifest={"outputs": ["a", "b"], "n_rows": 3, "note": 'says "hi"'}, card="# Mood\n")


def test_what_is_written_is_opened(tmp_path):
    write(tmp_path)
    opened = open_model("mood", models=tmp_path)
    assert opened.name == "mood/2026-11-02"
    assert opened.manifest["outputs"] == ["a", "b"]
    assert opened.manifest["note"] == 'says "hi"'
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(opened.arrays[name], array)


def test_changed_weights_are_refused(tmp_path):
    write(tmp_path)
    weights = tmp_path / "mood" / "2026-11-02" / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x00")
    with pytest.raises(ArtefactError, match="not those of the manifest"):
        open_model("mood", models=tmp_path)


def test_missing_weights_are_refused(tmp_path):
    write(tmp_path)
    (tmp_path / "mood" / "2026-11-02" / "weights.safetensors").unlink()
    with pytest.raises(ArtefactError, match="not those of the manifest"):
        open_model("mood", models=tmp_path)


def test_versions_do_not_change(tmp_path):
    write(tmp_path)
    with pytest.raises(ArtefactError, match="versions do not change"):
        write(tmp_path)


def test_the_newest_version_is_the_last_by_name(tmp_path):
    write(tmp_path, "2026-11-02")
    write(tmp_path, "2026-11-10")
    (tmp_path / "mood" / "2026-12-01").mkdir()  # no manifest: an unfinished training
    assert newest_version("mood", tmp_path) == "2026-11-10"


def test_an_unknown_version_names_the_known_ones(tmp_path):
    write(tmp_path)
    with pytest.raises(ArtefactError, match="there are: 2026-11-02"):
        open_model("mood", "v9", models=tmp_path)
    with pytest.raises(ArtefactError, match="no model for 'taste'"):
        open_model("taste", models=tmp_path)
