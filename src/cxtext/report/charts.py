"""Geometry of the page's charts: numbers in, coordinates out; the template draws them as inline SVG."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A trend as lines between known weeks.

    Attributes:
        width: of the drawing, in its own units.
        height: likewise.
        lines: one "x,y x,y …" a run of known weeks; a week that is unknown or left out breaks the line.
        area: the polygon under the last run that ends in the last week; empty when there is none.
        dots: weeks that stand alone between unknown ones.
        last: place of the last week; None when it is unknown.
        base: y of zero.
    """

    width: float
    height: float
    lines: tuple[str, ...]
    area: str
    dots: tuple[tuple[float, float], ...]
    last: tuple[float, float] | None
    base: float


def sparkline(values: Sequence[float | None], *, width: float = 120, height: float = 28, margin: float = 3) -> Sparkline:
    """Return the trend of values over equal steps, from zero at the bottom to the largest at the top."""
    top = max((value for value in values if value is not None), default=0) or 1
    step = (width - 2 * margin) / max(len(values) - 1, 1)
    places = [
        None if value is None else (round(margin + index * step, 1), round(height - margin - value / top * (height - 2 * margin), 1))
        for index, value in enumerate(values)
    ]
    runs = _runs(places)
    base = height - margin
    lines = tuple(_points(run) for run in runs if len(run) > 1)
    ends_now = bool(runs) and len(runs[-1]) > 1 and places[-1] is not None
    area = _points([(runs[-1][0][0], base), *runs[-1], (runs[-1][-1][0], base)]) if ends_now else ""
    dots = tuple(run[0] for run in runs if len(run) == 1)
    return Sparkline(width, height, lines, area, dots, places[-1] if places else None, base)


def on_scale(value: float, *, low: float = -5, high: float = 5, width: float = 100) -> float:
    """Return where a value lies on a line of a given width that runs from low to high."""
    return round((min(max(value, low), high) - low) / (high - low) * width, 2)


def bar(value: float | None, *, largest: float, width: float = 100) -> float:
    """Return the length of a bar, the largest value filling the width."""
    return round((value or 0) / largest * width, 2) if largest else 0.0


def _runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is not None:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)
