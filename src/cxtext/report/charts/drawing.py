"""How a chart of altair becomes inline SVG with the colours of the page.

Marks are drawn in placeholder colours, which become the variables of page.css: so light, dark and print each have their own. altair and
vl-convert are imported when a chart is drawn: most commands never do.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

# Placeholder → variable of page.css. No two alike, so that each can be found in the drawing.
_COLOURS = {"#010101": "ink", "#020202": "soft", "#030303": "line", "#040404": "hair", "#050505": "mark", "#060606": "fill", "#070707": "calm"} | {
    "#080808": "worse",
    "#090909": "better",
}
INK, SOFT, LINE, HAIR, MARK, FILL, CALM, WORSE, BETTER = _COLOURS
# The page gives its own family; this one is for Vega's measure of how wide a name is.
_FONT = "sans-serif"
# What the page has no use for: role and aria-* would have every mark read aloud, in English.
_NOISE = re.compile(r' (?:class|role|aria-[a-z]+|xmlns(?::xlink)?|version|font-family|stroke-miterlimit)="[^"]*"')
_EMPTY = re.compile(r'<path(?: d="[^"]*")?(?: pointer-events="none")? display="none"/>|<path d="M0,0h0v0h0Z" pointer-events="none"/>')
_HEAD = re.compile(r'^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')


def altair() -> Any:  # noqa: ANN401  (the module: its types are those of its parts)
    """Return altair, imported when it is first needed."""
    import altair

    return altair


def data(rows: Sequence[Mapping[str, object]]) -> Any:  # noqa: ANN401  (altair's own type)
    """Return rows as the data of a chart."""
    return altair().Data(values=list(rows))


def quiet_axis(**options: object) -> Any:  # noqa: ANN401  (altair's own type)
    """Return an axis that stays in the background."""
    looks = {"gridColor": HAIR, "labelColor": SOFT, "titleColor": SOFT, "titleFontWeight": "normal", "labelFontSize": 11, "titleFontSize": 12}
    return altair().Axis(**looks, domain=False, ticks=False, **options)


def name_axis(**options: object) -> Any:  # noqa: ANN401  (altair's own type)
    """Return an axis of names, without lines."""
    return altair().Axis(labelColor=INK, labelFontSize=13, domain=False, ticks=False, grid=False, **options)


def svg(layers: Sequence[Any], *, kind: str, title: str, text: str, width: float, height: Any) -> Markup:  # noqa: ANN401  (a number, or altair's step)
    """Draw layers over each other.

    Args:
        layers: charts of altair.
        kind: class of the svg element, for the style sheet.
        title: what it is.
        text: the same in words with its numbers.
        width: of the field, in pixels.
        height: likewise, or a step a row.

    Returns:
        An svg element that takes part in the page: `role="img"`, title and description, colours by variables.
    """
    import vl_convert

    chart = altair().layer(*layers).properties(width=width, height=height, padding=4)
    drawn = vl_convert.vegalite_to_svg(chart.configure(aria=False, background="transparent", font=_FONT, view={"stroke": None}).to_dict())
    head = _HEAD.match(drawn)
    if head is None:
        raise ValueError(f"vl-convert gave no svg with a width and a height for a {kind}")
    # The words are escaped here; in the drawing vl-convert has escaped every name.
    size = f'viewBox="0 0 {head[1]} {head[2]}" width="{head[1]}" height="{head[2]}"'
    opened = f'<svg class="chart {kind}" {size} role="img" aria-label={quoteattr(text)}><title>{escape(title)}</title>'
    return Markup(opened + _coloured(drawn[head.end() :]))


def _coloured(drawing: str) -> str:
    bare = _EMPTY.sub("", _NOISE.sub("", drawing))
    for placeholder, variable in _COLOURS.items():
        bare = bare.replace(f'"{placeholder}"', f'"var(--{variable})"')
    return bare
