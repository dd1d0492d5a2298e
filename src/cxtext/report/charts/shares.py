"""A share that grows step by step, with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from cxtext.report.charts.drawing import FILL, INK, MARK, altair, data, quiet_axis, svg

_NAME_WIDTH = 1 / 14  # half of a written share, as a part of the axis
_NAME_HEIGHT = 0.15  # of one, with its distance from the band


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
    ticks = list(range(ends[0], ends[1] + 1, max((ends[1] - ends[0]) // 4, 1)))
    right = alt.X("at:Q", title=x, scale=alt.Scale(domain=list(ends), nice=False, padding=12), axis=quiet_axis(values=ticks, format="d", grid=False))
    steps = alt.Chart(data([{"at": s.at, "share": s.share, "lower": s.lower, "upper": s.upper} for s in shares])).encode(x=right)
    layers = [
        steps.mark_area(color=FILL, opacity=0.6, interpolate="step-after").encode(y=_upward("lower"), y2="upper:Q"),
        # The band of the last share is as narrow as a line: its step ends there.
        steps.transform_filter(alt.datum.at == shares[-1].at).mark_rule(color=FILL, strokeWidth=5).encode(y=_upward("lower"), y2="upper:Q"),
        steps.mark_line(color=MARK, strokeWidth=2, interpolate="step-after").encode(y=_upward("share")),
        *(layer.encode(x=right) for layer in _names(shares, reach=(ends[1] - ends[0]) * _NAME_WIDTH)),
    ]
    return svg(layers, kind="curve", title=title, text=text, width=width, height=height)


def _upward(field: str) -> Any:  # noqa: ANN401  (altair's own type)
    alt = altair()
    return alt.Y(f"{field}:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False), axis=quiet_axis(values=[0, 0.5, 1], format="~%"))


def _names(shares: Sequence[Share], *, reach: float) -> list[Any]:
    """Return a dot for each share that is written, and its number under the band; over it where there is no room."""
    alt = altair()
    written = [(share, _foot(shares[: index + 1], reach=reach)) for index, share in enumerate(shares) if share.written]
    under = [{"at": share.at, "y": foot, "written": share.written} for share, foot in written if foot >= _NAME_HEIGHT]
    over = [{"at": share.at, "y": share.upper, "written": share.written} for share, foot in written if foot < _NAME_HEIGHT]
    dots = alt.Chart(data([{"at": share.at, "y": share.share} for share, _ in written])).mark_circle(color=MARK, size=36, opacity=1)
    numbers = [alt.Chart(data(rows)).mark_text(color=INK, dy=dy, fontSize=13).encode(text="written:N") for rows, dy in ((under, 12), (over, -12))]
    return [layer.encode(y=_upward("y")) for layer in (dots, *numbers)]


def _foot(shares: Sequence[Share], *, reach: float) -> float:
    """Return how low the band lies at the last share, and at the steps before it that its number would lie over."""
    last = shares[-1]
    return min([last.lower, *(before.lower for before, after in pairwise(shares) if after.at > last.at - reach)])
