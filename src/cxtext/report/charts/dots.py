"""Dots with names: over two measures, or on a map."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from cxtext.report.charts.drawing import CALM, INK, LINE, MARK, SOFT, altair, data, quiet_axis, svg

_MARGIN = 8
_WIDTH, _HEIGHT = 560, 360  # of the field of a scatter, in pixels


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot: its name, where it lies, and how large it is; the name is written beside it where told is true."""

    name: str
    x: float
    y: float
    size: float = 1
    told: bool = True


def scatter(dots: Sequence[Dot], *, title: str, text: str, x: str, y: str, corners: Sequence[str] = (), cuts: tuple[float, float] = (0.5, 0.5)) -> Markup:
    """Draw named dots over two shares of 0..1, cut into four fields where the corners have names.

    Args:
        dots: what is drawn.
        title: what it is.
        text: the same in words.
        x: what runs to the right.
        y: what runs upwards.
        corners: names of the fields: upper left, upper right, lower left, lower right; or none.
        cuts: where the fields meet, to the right and upwards.
    """
    alt = altair()
    base = alt.Chart(data(_places(dots)))
    # Headroom, so that the highest dot does not lie on the name of its corner.
    top = max([*(dot.y for dot in dots), cuts[1] if corners else 0]) * 1.25 or 1
    right = alt.X("x:Q", title=x, scale=alt.Scale(domain=[0, 1.04], nice=False), axis=quiet_axis(tickCount=6, format="~%"))
    upward = alt.Y("y:Q", title=y, scale=alt.Scale(domain=[0, top], nice=False), axis=quiet_axis(tickCount=5, format="~%"))
    placed = base.encode(x=right, y=upward)
    lines = [base.mark_rule(color=LINE, strokeDash=[4, 3]).encode(**{axis: alt.datum(cut)}) for axis, cut in zip("xy", cuts, strict=True)]
    layers = [
        *_corners(corners, _WIDTH, _HEIGHT),
        *(lines if corners else []),
        placed.mark_circle(color=MARK, opacity=0.75).encode(size=_sizes(40, 500)),
        placed.mark_text(color=INK, dy=-14, fontSize=12).encode(text="name:N"),
    ]
    return svg(layers, kind="scatter", title=title, text=text, width=_WIDTH, height=_HEIGHT)


def topic_map(dots: Sequence[Dot], *, title: str, text: str, width: int = 560, height: int = 380) -> Markup:
    """Draw topics where they lie near what they resemble: the places have no unit, so there are no axes.

    Args:
        dots: a topic each; size says how many contacts.
        title: what it is.
        text: the same in words.
        width: of the map, in pixels.
        height: likewise.
    """
    alt = altair()
    roomy = alt.Scale(zero=False, nice=False, padding=50)
    placed = alt.Chart(data(_places(dots))).encode(x=alt.X("x:Q", axis=None, scale=roomy), y=alt.Y("y:Q", axis=None, scale=roomy))
    layers = [
        placed.mark_circle(color=CALM, opacity=0.45).encode(size=_sizes(60, 1400)),
        placed.mark_text(color=INK, fontSize=12).encode(text="name:N"),
    ]
    return svg(layers, kind="map", title=title, text=text, width=width, height=height)


def _places(dots: Sequence[Dot]) -> list[dict[str, object]]:
    return [{"name": dot.name if dot.told else "", "x": dot.x, "y": dot.y, "size": dot.size} for dot in dots]


def _sizes(smallest: int, largest: int) -> Any:  # noqa: ANN401  (altair's own type)
    alt = altair()
    return alt.Size("size:Q", legend=None, scale=alt.Scale(rangeMin=smallest, rangeMax=largest, zero=True))


def _corners(names: Sequence[str], width: int, height: int) -> list[Any]:
    """Return the names of the four fields, each in its corner."""
    alt = altair()
    places = [(x, y, align) for y in (_MARGIN + 8, height - _MARGIN) for x, align in ((_MARGIN, "left"), (width - _MARGIN, "right"))]
    return [
        alt.Chart(data([{"name": name}]))
        .mark_text(color=SOFT, fontSize=12, fontStyle="italic", align=align)
        .encode(x=alt.value(x), y=alt.value(y), text="name:N")
        for name, (x, y, align) in zip(names, places, strict=False)
    ]
