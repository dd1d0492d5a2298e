import numpy as np
import pytest

from cxtext.tag.sentiment import sentiment


def one(negative, positive, value):
    column = [np.array([number], dtype=np.float32) for number in (negative, positive, value)]
    return int(sentiment(*column, min_negative=0.5, min_positive=0.4)[0])


@pytest.mark.parametrize(
    ("negative", "positive", "value", "expected"),
    [
        (0.1, 0.1, -2.6, 0),  # no sign, no sentiment, whatever the value
        (0.9, 0.1, -2.6, -3),
        (0.9, 0.1, 1.2, -1),  # the sign wins over a value that points elsewhere
        (0.2, 0.8, 0.2, 1),  # at least 1
        (0.2, 0.8, 9.0, 5),  # at most 5
        (0.6, 0.9, 2.0, 2),  # both reach their thresholds: 0.1 above, 0.5 above
        (0.9, 0.5, -2.0, -2),
    ],
)
def test_sign_and_size(negative, positive, value, expected):
    assert one(negative, positive, value) == expected
