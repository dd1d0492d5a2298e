"""Bands from one column of names to another: a Sankey diagram of one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cxtext.report.charts.drawing import CALM, INK, altair, data, svg

_STEPS = 16


@dataclass(frozen=True, slots=True)
class Band:
    """A band, from a node on the left to one on the right, as wide as what it counts."""

    source: str
    target: str
    n: int


@dataclass(frozen=True, slots=True)
class _Stack:
    """Nodes one under the other: (name, n, top, bottom) each, and the (top, bottom) of each band in the order of the bands."""

    nodes: tuple[tuple[str, int, float, float], ...]
    ends: tuple[tuple[float, float], ...]
    bottom: float


def flow(bands: Sequence[Band], *, title: str, text: str, written: Callable[[int], str] = str, width: int = 170, height: int = 210, gap: int = 14) -> Markup:
    """Draw bands between nodes on the left and nodes on the right, each as wide as what it counts.

    Args:
        bands: nodes stand in the order of their first band.
        title: what it is.
        text: the same in words with its numbers.
        written: writes a number as readers do.
        width: between the two columns of nodes, in pixels.
        height: of all bands together, without the gaps.
        gap: between two nodes, in pixels.
    """
    alt = altair()
    left, right = _stack([(band.source, band.n) for band in bands], height, gap), _stack([(band.target, band.n) for band in bands], height, gap)
    bottom = max(left.bottom, right.bottom)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    scale = alt.Scale(domain=[bottom, 0], nice=False)
    edges = [row for index, (start, end) in enumerate(zip(left.ends, right.ends, strict=True)) for row in _edges(index, start, end)]
    low, middle = alt.Y("low:Q", axis=None, scale=scale), alt.Y("middle:Q", axis=None, scale=scale)
    layers = [alt.Chart(data(edges)).mark_area(color=CALM, opacity=0.4).encode(x=x, y=low, y2="high:Q", detail="band:N")]
    for stack, at, align, shift in ((left, 0, "right", -10), (right, 1, "left", 10)):
        nodes = alt.Chart(data(_rows(stack, at, written))).encode(x=x)
        layers.append(nodes.mark_rule(color=CALM, strokeWidth=7).encode(y=low, y2="high:Q"))
        layers.append(nodes.mark_text(color=INK, align=align, dx=shift, fontSize=13).encode(y=middle, text="name:N"))
    return svg(layers, kind="flow", title=title, text=text, width=width, height=bottom)


def _rows(stack: _Stack, at: int, written: Callable[[int], str]) -> list[dict[str, object]]:
    return [{"x": at, "low": low, "high": high, "middle": (low + high) / 2, "name": f"{name} · {written(n)}"} for name, n, low, high in stack.nodes]


def _stack(ends: Sequence[tuple[str, int]], height: float, gap: float) -> _Stack:
    """Lay nodes under each other, and the ends of the bands within them."""
    unit = height / (sum(n for _, n in ends) or 1)
    totals: dict[str, int] = {}
    for name, n in ends:
        totals[name] = totals.get(name, 0) + n
    nodes, places, top = [], {}, 0.0
    for name, n in totals.items():
        nodes.append((name, n, top, top + n * unit))
        places[name] = top
        top += n * unit + gap
    placed = []
    for name, n in ends:
        placed.append((places[name], places[name] + n * unit))
        places[name] += n * unit
    return _Stack(tuple(nodes), tuple(placed), max(top - gap, 1.0))


def _edges(band: int, left: tuple[float, float], right: tuple[float, float]) -> list[dict[str, float]]:
    """Return the edges of a band that leaves and arrives level: by the smooth step 3t² − 2t³ between its ends."""
    eased = [(step / _STEPS, 3 * (step / _STEPS) ** 2 - 2 * (step / _STEPS) ** 3) for step in range(_STEPS + 1)]
    (top, bottom), (top_right, bottom_right) = left, right
    return [{"band": band, "x": t, "low": top + (top_right - top) * e, "high": bottom + (bottom_right - bottom) * e} for t, e in eased]
