"""Start, peak and end of a contact's feeling (peak-end rule, Kahneman et al. 1993)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoredTurn:
    """A customer turn with its sentiment -5..5 and its strongest emotion, if any."""

    seq: int
    sentiment: int
    emotion: str | None


@dataclass(frozen=True, slots=True)
class PeakEnd:
    """How a contact felt.

    Attributes:
        start: the first customer turn with a sentiment.
        peak: the turn with the largest absolute sentiment; on a tie the negative one, then the later one.
        end: the last customer turn with a sentiment.
    """

    start: ScoredTurn
    peak: ScoredTurn
    end: ScoredTurn

    @property
    def peak_end(self) -> float:
        """Mean of the sentiments at peak and end, -5..5."""
        return (self.peak.sentiment + self.end.sentiment) / 2

    @property
    def shift(self) -> int:
        """Sentiment at the end minus sentiment at the start, -10..10."""
        return self.end.sentiment - self.start.sentiment


def peak_end(turns: Sequence[ScoredTurn]) -> PeakEnd:
    """Find start, peak and end.

    Args:
        turns: at least one turn of one contact, in any order.
    """
    ordered = sorted(turns, key=lambda turn: turn.seq)
    peak = max(ordered, key=lambda turn: (abs(turn.sentiment), turn.sentiment < 0, turn.seq))
    return PeakEnd(start=ordered[0], peak=peak, end=ordered[-1])
