"""A share that grows step by step, with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from cxtext.report.charts.drawing import FILL, INK, MARK, altair, data, quiet_axis, svg


@dataclass(frozen=True, slots=True)
class Share:
    """A share of 0..1 from a place on: its interval, and the share as written beside it; empty where it is not."""

    at: int
    share: float
    lower: float
    upper: float
    written: str = ""


def curve(shares: Sequence[Share], *, ends: tuple[int, int], title: str, text: str, x: str, width: int = 270, height: int = 150) -> Markup:
    """Draw shares as a line of steps over the band of their intervals, each as high until the next.

    Args:
        shares: in the order of their places.
        ends: the first and last place of the axis; the curve may end sooner.
        title: what it is.
        text: the same in words with its numbers.
        x: what runs to the right.
        width: of the field, in pixels.
        height: likewise.
    """
    alt = altair()
    feet = [_foot(shares[: index + 1], reach=(ends[1] - ends[0]) / 14) for index in range(len(shares))]
    rows = [
        {"at": s.at, "share": s.share, "lower": s.lower, "upper": s.upper, "foot": foot, "written": s.written} for s, foot in zip(shares, feet, strict=True)
    ]
    ticks = list(range(ends[0], ends[1] + 1, max((ends[1] - ends[0]) // 4, 1)))
    right = alt.X("at:Q", title=x, scale=alt.Scale(domain=list(ends), nice=False, padding=12), axis=quiet_axis(values=ticks, format="d", grid=False))
    upward = {"scale": alt.Scale(domain=[0, 1], nice=False), "title": None, "axis": quiet_axis(values=[0, 0.5, 1], format="~%")}
    steps = alt.Chart(data(rows)).encode(x=right)
    told = alt.Chart(data([row for row in rows if row["written"]])).encode(x=right)
    layers = [
        steps.mark_area(color=FILL, opacity=0.6, interpolate="step-after").encode(y=alt.Y("lower:Q", **upward), y2="upper:Q"),
        steps.mark_line(color=MARK, strokeWidth=2, interpolate="step-after").encode(y=alt.Y("share:Q", **upward)),
        told.mark_circle(color=MARK, size=36, opacity=1).encode(y=alt.Y("share:Q", **upward)),
        told.mark_text(color=INK, dy=12, fontSize=13).encode(y=alt.Y("foot:Q", **upward), text="written:N"),
    ]
    return svg(layers, kind="curve", title=title, text=text, width=width, height=height)


def _foot(shares: Sequence[Share], *, reach: float) -> float:
    """Return how low the last share must be written for no step of the band to run through it: half as wide as it is, in places, is its reach."""
    last = shares[-1]
    return min([last.lower, *(before.lower for before, after in pairwise(shares) if after.at > last.at - reach)])
