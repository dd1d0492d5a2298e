"""Trends of weeks or months, and the course of a feeling."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cxtext.report.charts.drawing import BETTER, CALM, FILL, INK, LINE, MARK, SOFT, WORSE, altair, data, name_axis, quiet_axis, svg


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a contact: its name, the value, and the value as written."""

    name: str
    value: float
    written: str


def trend(values: Sequence[float | None], *, title: str, text: str, width: int = 120, height: int = 28, calm: bool = False) -> Markup:
    """Draw values over equal steps as a line from zero up, the last as a dot; an unknown one breaks the line.

    Args:
        values: oldest first; None where unknown or left out.
        title: what it is.
        text: the same in words with its numbers.
        width: of the drawing, in pixels.
        height: likewise.
        calm: in a quiet colour, where a rise is neither good nor bad.
    """
    alt = altair()
    rows = [{"x": x, "y": value} for x, value in enumerate(values)]
    top = max((value for value in values if value is not None), default=0) or 1
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, max(len(values) - 1, 1)], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    line, ground = (CALM, LINE) if calm else (MARK, FILL)
    course_of = alt.Chart(data(rows)).encode(x=x, y=y)
    layers = [
        alt.Chart(data([{"y": 0}])).mark_rule(color=LINE).encode(y=y),
        course_of.mark_area(color=ground, opacity=0.55),
        course_of.mark_line(color=line, strokeWidth=1.6, strokeCap="round", strokeJoin="round"),
        alt.Chart(data(_alone(rows))).mark_circle(color=line, size=10, opacity=1).encode(x=x, y=y),
        alt.Chart(data(_known(rows[-1:]))).mark_circle(color=line, size=24, opacity=1).encode(x=x, y=y),
    ]
    return svg(layers, kind="trend", title=title, text=text, width=width, height=height)


def course(moments: Sequence[Moment], *, title: str, text: str, low: float = -5, high: float = 5) -> Markup:
    """Draw moments of a contact on a scale with zero in the middle, each with its value written beside it.

    Args:
        moments: in their order.
        title: what it is.
        text: the same in words with its numbers.
        low: lower end of the scale.
        high: upper end.
    """
    alt = altair()
    x = alt.X("x:N", sort=None, title=None, scale=alt.Scale(padding=0.5), axis=name_axis(orient="bottom", labelAngle=0))
    y = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[low, high]), axis=quiet_axis(values=[low, 0, high], format="d"))
    layers = [
        alt.Chart(data([{"y": 0}])).mark_rule(color=LINE, strokeWidth=1.5).encode(y=y),
        alt.Chart(data(_places(moments))).mark_line(color=SOFT, strokeWidth=2).encode(x=x, y=y),
    ]
    below, above = [moment for moment in moments if moment.value < 0], [moment for moment in moments if moment.value >= 0]
    for part, colour, shift in ((below, WORSE, 18), (above, BETTER, -14)):
        dots = alt.Chart(data(_places(part))).encode(x=x, y=y)
        layers += [
            dots.mark_circle(color=colour, size=130, opacity=1),
            dots.mark_text(dy=shift, fontSize=15, fontWeight="bold", color=INK).encode(text="written:N"),
        ]
    return svg(layers, kind="course", title=title, text=text, width=380, height=136)


def _places(moments: Sequence[Moment]) -> list[dict[str, object]]:
    return [{"x": moment.name, "y": moment.value, "written": moment.written} for moment in moments]


def _known(rows: Sequence[dict[str, float | None]]) -> list[dict[str, float | None]]:
    return [row for row in rows if row["y"] is not None]


def _alone(rows: Sequence[dict[str, float | None]]) -> list[dict[str, float | None]]:
    """Return the known values between two unknown ones: a line of one point shows nothing."""
    values = [None, *(row["y"] for row in rows), None]
    return [row for row, before, after in zip(rows, values, values[2:], strict=False) if row["y"] is not None and before is None and after is None]
