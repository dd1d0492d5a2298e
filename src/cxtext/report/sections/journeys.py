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
    Column("share", "percent"),
    Column("share_lower", "percent"),
    Column("share_upper", "percent"),
    Column("mean_days", "decimal"),
    Column("mean_effort", "decimal"),
    Column("small_n"),
)
_FLOW_COLUMNS = (Column("step", "whole"), Column("source"), Column("target"), Column("journeys", "whole"), Column("customers", "whole"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Journeys of the week that went the same way; rows of voc.weekly.

    Attributes:
        stations: channels in their order, and solved, not_solved or open at the end.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Journeys:
    """The journeys that began in the week.

    Attributes:
        figures: by measure.
        paths: the commonest first.
        steps: between channels, in their order.
        is_whole: no step after a first contact is left out, so that a picture of them tells no part for the whole.
    """

    figures: Mapping[str, Figure]
    paths: tuple[Path, ...]
    steps: tuple[Step, ...]
    is_whole: bool

    @property
    def after_first(self) -> tuple[Step, ...]:
        """What followed the first contacts; nothing where some of it is left out."""
        return tuple(step for step in self.steps if step.number == 1 and self.is_whole)


def journeys(source: Source) -> Journeys:
    """Return the journeys of the week."""
    found = source.cells
    return Journeys(
        figures={measure: found.get("journey", "all", measure) for measure in _MEASURES},
        paths=tuple(_path(label, found) for label in found.labels("journey_path", measure="journeys")),
        steps=tuple(sorted((_step(label, found) for label in found.labels("channel_flow", measure="journeys")), key=_order)),
        is_whole=not any(f.suppressed for f in found.by_key.values() if f.section == "channel_flow" and f.label.startswith("1 ")),
    )


def _path(label: str, found: Cells) -> Path:
    measures = ("journeys", "customers", "share", "mean_days", "mean_effort")
    return Path(stations=tuple(label.split(" > ")), figures={measure: found.get("journey_path", label, measure) for measure in measures})


def _step(label: str, found: Cells) -> Step:
    number, _, between = label.partition(" ")
    source, _, target = between.partition(" > ")
    figures = {measure: found.get("channel_flow", label, measure) for measure in ("journeys", "customers")}
    return Step(number=int(number), source=source, target=target, **figures)


def _order(step: Step) -> tuple[int, float, str, str]:
    return step.number, -(step.journeys.value or 0), step.source, step.target


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the figures of journeys, a row each."""
    part: Journeys = report.parts["journeys"]
    rows = part.figures.items()
    return Sheet("journeys", _COLUMNS, tuple((measure, words(f"journey.{measure}"), f.value, f.lower, f.upper, f.n) for measure, f in rows))


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
