"""The page: one self-contained HTML file, without script and without anything to fetch."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cxtext.report import pictures
from cxtext.report.movements import ends
from cxtext.report.records import Figure, LabelWeek, Report
from cxtext.report.sections import SECTIONS
from cxtext.report.source import header_words
from cxtext.report.wording import Wording, capitalised


def page(report: Report) -> str:
    """Return the report as an HTML page: its sections in their order. All text in it is escaped; the style sheet and the charts are part of it."""
    shown = [section for section in SECTIONS if report.state == "full" or section.always]
    template = _environment().get_template("page.html.j2")
    return template.render(report=report, header=report.header, w=header_words(report.header), sections=shown, css=_css())


def direction(item: LabelWeek) -> str:
    """Say how a label moved against what it is compared with: "stronger", "weaker", "same", "new" or "unknown"."""
    if item.is_rising:
        return "stronger"
    if item.is_falling:
        return "weaker"
    if item.previous_contacts.value == 0 and item.weeks_present.value == 1:
        return "new"
    return "same" if item.is_compared else "unknown"


def cell(figure: Figure, written: str, words: Wording) -> str:
    """Return a figure as written; where it is left out, say so."""
    return words("pain.hidden") if figure.suppressed else written


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cxtext.report", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["capitalised"] = capitalised
    environment.globals |= {"pictures": pictures, "direction": direction, "ends": ends, "cell": cell}
    return environment


@cache
def _css() -> Markup:
    # The project's own file: the only text that goes into the page without escaping.
    return Markup((files("cxtext.report") / "templates" / "page.css").read_text("utf-8"))
