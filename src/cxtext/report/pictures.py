"""The charts of the page, each with its title and what it shows in words."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from cxtext.report import charts
from cxtext.report.records import Figure, LabelWeek, Point
from cxtext.report.sections.journeys import Step, Within
from cxtext.report.sections.matrix import Matrix, PainPoint
from cxtext.report.sections.topics import Topics
from cxtext.report.wording import MISSING, Wording, capitalised

_MOMENTS = ("start", "peak", "end")
# How far the curves of journeys run (voc.journey_survival), and where their shares are written: days only by the week, where numbers have room.
_ENDS = {"contacts": (1, 6), "days": (0, 28)}
_WRITTEN_EVERY = {"contacts": 1, "days": 7}


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


def matrix(found: Matrix, words: Wording) -> Markup:
    """Draw pain points by how long they have been there and how many customers have them; nothing where that is known of fewer than two."""
    items = dict(enumerate(found.told, 1))
    places = {number: place for number, item in items.items() if (place := _place(item))}
    if len(places) < 2:
        return Markup()
    dots = ((items[number], share) for number, (_, share) in places.items())
    told = "; ".join(words("matrix.dot", name=item.name, kind=words(f"matrix.{item.kind}"), share=words.percent(share)) for item, share in dots)
    corners = [words(f"matrix.corner_{corner}") for corner in ("large_new", "large_lasting", "small_new", "small_lasting")]
    across, up = words("matrix.axis_weeks"), words("matrix.axis_customers")
    return charts.scatter(
        _numbered(items, places),
        title=words("matrix.title"),
        text=words("matrix.chart", told=told),
        x=across,
        y=up,
        corners=corners,
        cuts=(found.lasting, found.big_share),
    )


def _numbered(items: Mapping[int, PainPoint], places: Mapping[int, tuple[float, float]]) -> list[charts.Dot]:
    """Return a dot for each place, named by the numbers of the rows in the table below: names would lie over each other."""
    at: dict[tuple[float, float], list[int]] = {}
    for number, place in places.items():
        at.setdefault(place, []).append(number)
    largest = {place: max(items[number].figures["contacts"].value or 0 for number in numbers) for place, numbers in at.items()}
    return [charts.Dot(", ".join(map(str, numbers)), *place, size=largest[place]) for place, numbers in at.items()]


def flow(steps: Sequence[Step], words: Wording) -> Markup:
    """Draw what happened after each contact; nothing where all went the same way."""
    if len(steps) < 2:
        return Markup()
    bands = [charts.Band(words(f"station.{step.source}"), words(f"station.{step.target}"), round(step.journeys.value or 0)) for step in steps]
    told = "; ".join(words("journeys.band", source=band.source, target=band.target, n=words.number(band.n)) for band in bands)
    return charts.flow(bands, title=words("journeys.flow"), text=words("journeys.flow_text", told=told), written=words.number)


def solved_within(counted: str, curve: Sequence[Within], words: Wording) -> Markup:
    """Draw how many journeys are solved within so many contacts or days; nothing where none of it may be told."""
    if not curve:
        return Markup()
    shares = [_share(point, words, is_written=point.up_to % _WRITTEN_EVERY[counted] == 0) for point in curve]
    told = "; ".join(words("journeys.point", up_to=share.at, share=share.written) for share in shares if share.written)
    title, text = words(f"journeys.curve_{counted}"), words(f"journeys.curve_{counted}_text", told=told)
    return charts.curve(shares, ends=_ENDS[counted], title=title, text=text, x=words(f"journeys.axis_{counted}"))


def _share(point: Within, words: Wording, *, is_written: bool) -> charts.Share:
    value, lower, upper = (end or 0 for end in (point.share.value, point.share.lower, point.share.upper))
    return charts.Share(point.up_to, value, lower, upper, words.percent(value, 0) if is_written else "")


def topic_map(found: Topics, words: Wording) -> Markup:
    """Draw topics where they lie on the map, named by the numbers of the rows in the table below; nothing where there are fewer than three."""
    placed = [(number, item) for number, item in enumerate(found.items, 1) if item.code in found.places]
    if len(placed) < 3:
        return Markup()
    dots = [charts.Dot(str(number), *found.places[item.code], size=item.contacts.value or 0) for number, item in placed]
    told = "; ".join(words("topics.dot", number=number, name=item.name, contacts=words.count(item.contacts.value, "contact")) for number, item in placed)
    return charts.topic_map(dots, title=words("topics.map"), text=words("topics.map_text", told=told))


def _place(item: PainPoint) -> tuple[float, float] | None:
    """Return (persistence, share of customers); None where one of them is left out."""
    across, up = item.figures["persistence"].value, item.figures["customer_share"].value
    return None if across is None or up is None else (across, up)


def _ends(share: Figure, words: Wording) -> str:
    return words("form.interval", lower=words.percent(share.lower), upper=words.percent(share.upper))
