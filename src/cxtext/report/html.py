"""The page: one self-contained HTML file, without script and without anything to fetch."""

from datetime import timedelta
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cxtext.report import charts
from cxtext.report.findings import capitalised, ends
from cxtext.report.records import Figure, LabelWeek, Point, WeeklyReport
from cxtext.report.wording import MISSING, Wording, wording

# So many pain points are shown with figures, trend and quotes; all of them stand in the table below.
_TOLD = 5


def page(report: WeeklyReport) -> str:
    """Return the report as an HTML page. All text in it is escaped; the style sheet and the charts are part of it."""
    words = wording(report.header.language)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            report=report,
            header=report.header,
            w=words,
            before=words.week(report.header.week - timedelta(weeks=1)),
            told=report.pain_points[:_TOLD],
            css=_css(),
            trend_words=trend_words,
            direction=direction,
            ends=ends,
            cell=cell,
        )
    )


def direction(item: LabelWeek) -> str:
    """Say how a label moved against the weeks before: "stronger", "weaker", "same", "new" or "unknown"."""
    if item.movement.is_rising:
        return "stronger"
    if item.movement.is_falling:
        return "weaker"
    if item.previous_contacts.value == 0 and item.weeks_present.value == 1:
        return "new"
    return "same" if item.movement.is_tested else "unknown"


def trend_words(name: str, history: tuple[Point, ...], words: Wording) -> str:
    """Say a trend in words, for who cannot see it."""
    numbers = ", ".join(MISSING if point.contacts is None else words.number(point.contacts) for point in history)
    return words("pain.trend", name=name, first=words.week(history[0].week), last=words.week(history[-1].week), numbers=numbers)


def cell(figure: Figure, written: str, words: Wording) -> str:
    """Return a figure as written; where it is left out, say so."""
    return words("pain.hidden") if figure.suppressed else written


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cxtext.report", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["capitalised"] = capitalised
    environment.globals["sparkline"] = charts.sparkline
    environment.globals["bar"] = charts.bar
    environment.globals["on_scale"] = charts.on_scale
    return environment


@cache
def _css() -> Markup:
    # The project's own file: the only text that goes into the page without escaping.
    return Markup((files("cxtext.report") / "templates" / "page.css").read_text("utf-8"))
