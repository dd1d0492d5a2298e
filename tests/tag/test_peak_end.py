import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxtext.tag.peak_end import ScoredTurn, peak_end


def felt(*sentiments):
    return peak_end([ScoredTurn(seq, sentiment, None) for seq, sentiment in enumerate(sentiments)])


@pytest.mark.parametrize(
    ("sentiments", "peak_seq", "mean", "shift"),
    [
        ((0, -4, 2), 1, -1.0, 2),  # (-4 + 2) / 2, 2 - 0
        ((3, -3, 1), 1, -1.0, -2),  # on a tie the negative one
        ((-3, 0, -3), 2, -3.0, 0),  # then the later one
        ((0, 0), 1, 0.0, 0),
        ((5,), 0, 5.0, 0),
    ],
)
def test_peak_end_by_hand(sentiments, peak_seq, mean, shift):
    found = felt(*sentiments)
    assert (found.peak.seq, found.peak_end, found.shift) == (peak_seq, mean, shift)


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=12), st.randoms())
def test_the_order_in_which_turns_come_does_not_matter(sentiments, random):
    turns = [ScoredTurn(seq, sentiment, None) for seq, sentiment in enumerate(sentiments)]
    shuffled = random.sample(turns, len(turns))
    assert peak_end(shuffled) == peak_end(turns)
