"""The charts of the page, each with its title and what it shows in words."""

from collections.abc import Sequence

from markupsafe import Markup

from cxtext.report import charts
from cxtext.report.records import Figure, LabelWeek, Point
from cxtext.report.wording import MISSING, Wording, capitalised

_MOMENTS = ("start", "peak", "end")


def trend(name: str, history: tuple[Point, ...], words: Wording, *, width: int = 84, height: int = 24, calm: bool = False) -> Markup:
    """Draw contacts a week or month; nothing where only one is known, which is no trend."""
    if sum(point.contacts is not None for point in history) < 2:
        return Markup()
    counts = [point.contacts for point in history]
    title, text = words("pain.trend_title", name=name), trend_words(name, history, words)
    return charts.trend(counts, title=title, text=text, width=width, height=height, calm=calm)


def trend_words(name: str, history: tuple[Point, ...], words: Wording) -> str:
    """Say a trend in words, for who cannot see it."""
    numbers = ", ".join(MISSING if point.contacts is None else words.number(point.contacts) for point in history)
    return words("pain.trend", name=name, first=words.named(history[0].first), last=words.named(history[-1].first), numbers=numbers)


def shares(items: Sequence[LabelWeek], words: Wording) -> Markup:
    """Draw the shares of pain points with their intervals; nothing where there are none."""
    known = [item for item in items if item.share.value is not None]
    if not known:
        return Markup()
    rows = [charts.Bar(capitalised(item.name), item.share.value or 0, item.share.lower, item.share.upper) for item in known]
    told = "; ".join(words("pain.share_of", name=item.name, share=words.percent(item.share.value), interval=_ends(item.share, words)) for item in known)
    return charts.bars(rows, title=words("pain.shares_title"), text=words("pain.shares", told=told), axis=words("pain.shares_axis"))


def feeling(means: Sequence[Figure], words: Wording) -> Markup:
    """Draw the mean feeling at the start, the peak and the end, in this order."""
    written = [words.signed(mean.value, 1) for mean in means]
    moments = [charts.Moment(words(f"feeling.{moment}"), mean.value or 0, told) for moment, mean, told in zip(_MOMENTS, means, written, strict=True)]
    return charts.course(moments, title=words("feeling.title"), text=words("feeling.chart", **dict(zip(_MOMENTS, written, strict=True))))


def _ends(share: Figure, words: Wording) -> str:
    return words("form.interval", lower=words.percent(share.lower), upper=words.percent(share.upper))
