import numpy as np
import pytest

from cxtext.tag.weights import packed, unpacked


def test_a_byte_gives_a_weight_back_to_within_a_step():
    weights = np.array([[4.0, 0.0], [-1.0, 0.0], [0.04, 0.0], [0.0, 0.0]], dtype=np.float32)
    stored = packed("w", weights)
    # sqrt(1 / 4) · 127 = 63.5, sqrt(0.04 / 4) · 127 = 12.7
    assert stored["w"].tolist() == [[127, 0], [-64, 0], [13, 0], [0, 0]]
    assert stored["w"].dtype == np.int8
    assert stored["w.largest"].tolist() == [4.0, 1.0]
    # (64 / 127)² · 4 = 1.0158, (13 / 127)² · 4 = 0.0419
    assert unpacked("w", stored)[:, 0] == pytest.approx([4.0, -1.0158, 0.0419, 0.0], abs=1e-3)
    assert not unpacked("w", stored)[:, 1].any()


def test_weights_of_a_model_made_before_are_taken_as_they_are():
    assert unpacked("w", {"w": np.array([[0.5, -2.0]], dtype=np.float16)}).tolist() == [[0.5, -2.0]]


def test_no_rows():
    assert unpacked("w", packed("w", np.zeros((0, 2), dtype=np.float32))).shape == (0, 2)
