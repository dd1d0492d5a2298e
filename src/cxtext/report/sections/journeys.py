"""How often customers must come back before it is solved, and by which ways."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxtext.report.cells import Cells
from cxtext.report.records import Figure, Report
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, Value, whole, yes
from cxtext.report.wording import Wording

_MEASURES = (
    *("journeys", "customers", "repeated", "switched", "solved", "not_solved", "open", "fcr", "solved_in_3", "solved_in_7_days"),
    *("median_contacts", "median_days", "mean_contacts", "mean_start", "mean_peak", "mean_end", "mean_effort"),
)
_COLUMNS = (Column("measure"), Column("measure_name"), Column("value", "any"), Column("lower", "any"), Column("upper", "any"), Column("n", "whole"))
_PATH_COLUMNS = (
    Column("path"),
    Column("journeys", "whole"),
    Column("customers", "whole"),
    Column("journey_share", "percent"),
    Column("journey_lower", "percent"),
    Column("journey_upper", "percent"),
    Column("mean_days", "decimal"),
    Column("mean_effort", "decimal"),
    Column("small_n"),
)
_CURVE_COLUMNS = (
    Column("counted"),
    Column("up_to", "whole"),
    Column("solved_share", "percent"),
    Column("solved_lower", "percent"),
    Column("solved_upper", "percent"),
    Column("cohort", "whole"),
)
_FLOW_COLUMNS = (Column("step", "whole"), Column("source"), Column("target"), Column("journeys", "whole"), Column("customers", "whole"))

# Stations that stand for several (voc.journey_folds), the vaguest last.
_REST = "mixed"
_VAGUE = ("…", "any_channel", _REST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Journeys of the week that went the same way; rows of voc.weekly.

    Attributes:
        stations: channels in their order, and solved, not_solved or open at the end; less exact where that is of few customers (voc.journey_folds).
        figures: by measure.
    """

    stations: tuple[str, ...]
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Journeys that went from one contact to the next, or ended; rows of voc.weekly."""

    number: int
    source: str
    target: str
    journeys: Figure
    customers: Figure


@dataclass(frozen=True, slots=True)
class Within:
    """The share of journeys that are solved within so many contacts or days; a row of voc.weekly."""

    up_to: int
    share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Journeys:
    """The journeys that began in the week.

    Attributes:
        figures: by measure.
        curves: contacts and days → how many are solved within 1, 2 … of them, over the weeks up to this one; as far as enough journeys are known.
        paths: the commonest first, what is told together of all the others last.
        steps: between channels, in their order, likewise.
    """

    figures: Mapping[str, Figure]
    curves: Mapping[str, tuple[Within, ...]]
    paths: tuple[Path, ...]
    steps: tuple[Step, ...]

    @property
    def after_first(self) -> tuple[Step, ...]:
        """What followed the first contacts."""
        return tuple(step for step in self.steps if step.number == 1)


def journeys(source: Source) -> Journeys:
    """Return the journeys of the week."""
    found = source.cells
    return Journeys(
        figures={measure: found.get("journey", "all", measure) for measure in _MEASURES},
        curves={counted: _curve(counted, found) for counted in ("contacts", "days")},
        paths=tuple(sorted((_path(label, found) for label in found.labels("journey_path", measure="journeys")), key=lambda path: path.stations[0] == _REST)),
        steps=tuple(sorted((_step(label, found) for label in found.labels("channel_flow", measure="journeys")), key=_order)),
    )


def _curve(counted: str, found: Cells) -> tuple[Within, ...]:
    points = [Within(int(f.label), f) for f in found.by_key.values() if f.section == f"solved_within_{counted}" and f.value is not None]
    return tuple(sorted(points, key=lambda point: point.up_to))


def _path(label: str, found: Cells) -> Path:
    measures = ("journeys", "customers", "share", "mean_days", "mean_effort")
    return Path(stations=tuple(label.split(" > ")), figures={measure: found.get("journey_path", label, measure) for measure in measures})


def _step(label: str, found: Cells) -> Step:
    number, _, between = label.partition(" ")
    source, _, target = between.partition(" > ")
    figures = {measure: found.get("channel_flow", label, measure) for measure in ("journeys", "customers")}
    return Step(number=int(number), source=source, target=target, **figures)


def _order(step: Step) -> tuple[int, int, int, str, float, str]:
    vagueness = _VAGUE.index(step.source) if step.source in _VAGUE else -1
    # The n of a step is all that left its source.
    return step.number, vagueness, -(step.journeys.n or 0), step.source, -(step.journeys.value or 0), step.target


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the figures of journeys, a row each."""
    part: Journeys = report.parts["journeys"]
    rows = part.figures.items()
    return Sheet("journeys", _COLUMNS, tuple((measure, words(f"journey.{measure}"), f.value, f.lower, f.upper, f.n) for measure, f in rows))


def curves_sheet(report: Report, words: Wording) -> Sheet:
    """Return the curves, a row each point."""
    part: Journeys = report.parts["journeys"]
    points = [(words(f"header.{counted}"), point.up_to, point.share) for counted, curve in part.curves.items() for point in curve]
    rows = tuple((counted, up_to, share.value, share.lower, share.upper, share.n) for counted, up_to, share in points)
    return Sheet("solved_within", _CURVE_COLUMNS, rows)


def paths_sheet(report: Report, words: Wording) -> Sheet:
    """Return the paths that may be shown, a row each."""
    part: Journeys = report.parts["journeys"]
    return Sheet("paths", _PATH_COLUMNS, tuple(_path_row(path, words) for path in part.paths))


def flow_sheet(report: Report, words: Wording) -> Sheet:
    """Return the steps that may be shown, a row each."""
    part: Journeys = report.parts["journeys"]
    steps = part.steps
    rows = tuple((s.number, words(f"station.{s.source}"), words(f"station.{s.target}"), whole(s.journeys), whole(s.customers)) for s in steps)
    return Sheet("flow", _FLOW_COLUMNS, rows)


def _path_row(path: Path, words: Wording) -> tuple[Value, ...]:
    f, share = path.figures, path.figures["share"]
    return (
        way(path.stations, words),
        whole(f["journeys"]),
        whole(f["customers"]),
        share.value,
        share.lower,
        share.upper,
        f["mean_days"].value,
        f["mean_effort"].value,
        yes(share.small_n, words),
    )


def way(stations: tuple[str, ...], words: Wording) -> str:
    """Write a path: telefoon → chat → opgelost."""
    return " → ".join(words(f"station.{station}") for station in stations)
