"""Bars with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cxtext.report.charts.drawing import FILL, MARK, altair, data, name_axis, quiet_axis, svg


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: its name, the value and the ends of its interval; None where there is none."""

    name: str
    value: float
    lower: float | None = None
    upper: float | None = None


def bars(rows: Sequence[Bar], *, title: str, text: str, axis: str, width: int = 420, percent: bool = True) -> Markup:
    """Draw a bar a row, the order kept, with its interval as a line across the end.

    Args:
        rows: from the top.
        title: what it is.
        text: the same in words with its numbers.
        axis: what the bars measure.
        width: of the bars, without their names, in pixels.
        percent: the values are shares of 0..1.
    """
    alt = altair()
    y = alt.Y("name:N", sort=None, title=None, axis=name_axis(labelLimit=220, labelPadding=8))
    x = alt.X("value:Q", title=axis, scale=alt.Scale(domainMin=0), axis=quiet_axis(format="~%" if percent else "~g", tickCount=5))
    base = alt.Chart(data([{"name": row.name, "value": row.value, "lower": row.lower, "upper": row.upper} for row in rows])).encode(y=y)
    layers = [
        base.mark_bar(color=FILL, height=11).encode(x=x),
        base.mark_rule(color=MARK, strokeWidth=1.6).encode(x="lower:Q", x2="upper:Q"),
        base.mark_tick(color=MARK, thickness=2.4, size=11).encode(x="value:Q"),
    ]
    return svg(layers, kind="bars", title=title, text=text, width=width, height=alt.Step(24))
