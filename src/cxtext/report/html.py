"""The page: one self-contained HTML file, without script and without anything to fetch."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from cxtext.pages import page_templates
from cxtext.report import pictures
from cxtext.report.movements import compared
from cxtext.report.records import Figure, LabelWeek, Report
from cxtext.report.sections import sections
from cxtext.report.sections.initiatives import Item
from cxtext.report.sections.journeys import way
from cxtext.report.source import header_words
from cxtext.report.wording import Wording, capitalised

_OMITTED = Markup('<span class="omitted">{}</span>')


def page(report: Report) -> str:
    """Return the report as an HTML page: its sections in their order. All text in it is escaped; the style sheet and the charts are part of it."""
    shown = [section for section in sections(report.header.period.grain) if report.state == "full" or section.always]
    template = _environment().get_template("page.html.j2")
    return template.render(report=report, header=report.header, w=header_words(report.header), sections=shown, css=_css())


def direction(item: LabelWeek) -> str:
    """Say how a label moved against what it is compared with: "stronger", "weaker", "same", "new" or "unknown"."""
    if item.is_rising:
        return "stronger"
    if item.is_falling:
        return "weaker"
    if item.is_new:
        return "new"
    return "same" if item.is_compared else "unknown"


def cell(figure: Figure, written: str, words: Wording) -> str:
    """Return a figure as written; where it is left out, say so."""
    return _OMITTED.format(words("pain.hidden")) if figure.suppressed else written


def say_mended(item: Item, words: Wording) -> str:
    """Say what came of a fix: how much rarer the pain point is, with the interval; nothing is claimed before two weeks have passed."""
    ratio, weeks = item.figures["rate_ratio"], words.count(item.figures["weeks"].value, "week")
    day = words.day(item.kept.fixed_on, year=True) if item.kept.fixed_on else ""
    if item.figures["too_early"].value or ratio.value is None:
        return words("initiatives.too_early", name=capitalised(item.name), day=day)
    return words("initiatives.effect", name=capitalised(item.name), day=day, weeks=weeks, **compared(ratio, words))


@cache
def _environment() -> Environment:
    environment = page_templates("cxtext.report")
    environment.filters["capitalised"] = capitalised
    environment.globals |= {"pictures": pictures, "direction": direction, "compared": compared, "cell": cell, "way": way, "say_mended": say_mended}
    return environment


@cache
def _css() -> Markup:
    # The project's own file: the only text that goes into the page without escaping.
    return Markup((files("cxtext.report") / "templates" / "page.css").read_text("utf-8"))
