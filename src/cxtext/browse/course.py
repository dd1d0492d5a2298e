"""The course of feeling of a contact as a line: where each customer turn lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxtext.explain.records import TurnView

WIDTH, HEIGHT, MARGIN = 640.0, 150.0, 16.0  # units of the drawing
LOWEST, HIGHEST = -5, 5  # of sentiment


@dataclass(frozen=True, slots=True)
class Point:
    """A customer turn on the line.

    Attributes:
        seq: the turn.
        value: its sentiment, -5..5.
        x: from the left.
        y: from the top.
        name: "peak" or "end" where it is the one; empty otherwise.
    """

    seq: int
    value: int
    x: float
    y: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The line of a contact: its points in order, and the line through them as "x,y x,y …"."""

    points: tuple[Point, ...]
    line: str


def course(turns: Sequence[TurnView], scores: Mapping[str, Any] | None) -> Course | None:
    """Return the course of feeling over the turns that have a sentiment; None with fewer than two.

    Args:
        turns: of the contact.
        scores: row of main.contact_scores, which names the peak and the end.
    """
    felt = [(turn.seq, turn.sentiment) for turn in turns if turn.sentiment is not None]
    if len(felt) < 2:
        return None
    names = {scores["end_seq"]: "end", scores["peak_seq"]: "peak"} if scores else {}
    step = (WIDTH - 2 * MARGIN) / (len(felt) - 1)
    points = tuple(Point(seq, value, round(MARGIN + i * step, 1), level(value), names.get(seq, "")) for i, (seq, value) in enumerate(felt))
    return Course(points, " ".join(f"{point.x:g},{point.y:g}" for point in points))


def level(value: int) -> float:
    """Return the height of a sentiment, from the top."""
    return round(HEIGHT - MARGIN - (value - LOWEST) / (HIGHEST - LOWEST) * (HEIGHT - 2 * MARGIN), 1)
