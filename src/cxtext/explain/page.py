"""The explanation as one self-contained HTML file, without script and without anything to fetch."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from cxtext.explain import sayings
from cxtext.explain.names import words
from cxtext.explain.records import Explanation, Reason
from cxtext.pages import page_templates
from cxtext.plaintext import plain, visible
from cxtext.whole import whole


def write_page(told: Explanation, path: Path) -> None:
    """Write the page; it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as partial:
        partial.write_text(page(told), "utf-8")


def page(told: Explanation, *, back: str = "") -> str:
    """Return the explanation as an HTML page. All text in it is escaped; the style sheet is part of it.

    Args:
        told: the explanation.
        back: address of a page that the reader came from; empty where the page stands alone.
    """
    return _environment().get_template("page.html.j2").render(told=told, w=words(told.language), css=_css(), back=back)


def bar(weight: float, reason: Reason) -> int:
    """Return the length of a weight's bar in percent; the largest weight of a reason is 100."""
    return round(100 * abs(weight) / max(abs(other.weight) for other in reason.weights))


@cache
def _environment() -> Environment:
    environment = page_templates("cxtext.explain")
    environment.filters |= {"visible": visible, "plain": plain}
    environment.globals |= {"say": sayings, "bar": bar}
    return environment


@cache
def _css() -> Markup:
    # The project's own file: the only text that goes into the page without escaping.
    return Markup((files("cxtext.explain") / "templates" / "page.css").read_text("utf-8"))
