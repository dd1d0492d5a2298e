"""In which phase of the customer life cycle customers are, and which life events play a part: how often they were helped, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cxtext import tags
from cxtext.report.records import Figure, LabelWeek, Report
from cxtext.report.sections.labels import SIZE_COLUMNS, label
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, Value, whole, yes
from cxtext.report.wording import Wording

Dimension = Literal["phase", "life_event"]

_REST = "rest"  # what voc.context_week calls the hidden labels together
_MEASURES = ("contacts", "customers", "share", "achieved_share", "mean_effort", "mean_peak", "mean_end")
_COLUMNS = (
    Column("dimension"),
    Column("context"),
    *SIZE_COLUMNS,
    Column("achieved", "percent"),
    Column("achieved_lower", "percent"),
    Column("achieved_upper", "percent"),
    Column("n", "whole"),
    Column("mean_effort", "decimal"),
    Column("mean_peak", "decimal"),
    Column("mean_end", "decimal"),
    Column("small_n"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A phase or a life event.

    Attributes:
        code: of the label; "rest" for those of too few customers, together.
        name: display name in the language of the report.
        figures: by measure, rows of voc.weekly or voc.monthly.
        before: the same label beside the weeks or months before; without figures for rest.
    """

    code: str
    name: str
    figures: Mapping[str, Figure]
    before: LabelWeek

    @property
    def is_few(self) -> bool:
        """Whether how often it was helped rests on few contacts."""
        return self.figures["achieved_share"].small_n and self.figures["achieved_share"].value is not None


@dataclass(frozen=True, slots=True)
class Contexts:
    """The phases in the order of the life cycle, and the life events, the most frequent first; what is hidden, together, comes last."""

    phases: tuple[Context, ...]
    life_events: tuple[Context, ...]


def contexts(source: Source) -> Contexts:
    """Return the phases and life events that may be shown."""
    order = tags.codes("phase")
    phases = sorted(_contexts("phase", source), key=lambda item: order.index(item.code) if item.code in order else len(order))
    return Contexts(phases=tuple(phases), life_events=tuple(_contexts("life_event", source)))


def _contexts(dimension: Dimension, source: Source) -> list[Context]:
    """Return the labels, the most frequent first; none where there is only what is hidden, together: that would tell nothing."""
    names = {each.code: each.name(source.config.language) for each in tags.labels(dimension)} | {_REST: source.words(f"contexts.{dimension}_rest")}
    codes = source.cells.labels(f"context_{dimension}")
    ordered = sorted(codes, key=lambda code: code == _REST)
    return [_context(dimension, code, names.get(code, code), source) for code in ordered] if set(codes) != {_REST} else []


def _context(dimension: Dimension, code: str, name: str, source: Source) -> Context:
    figures = {measure: source.cells.get(f"context_{dimension}", code, measure) for measure in _MEASURES}
    return Context(code=code, name=name, figures=figures, before=label(dimension, code, name, source))


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the phases and the life events, a row each."""
    part: Contexts = report.parts["contexts"]
    rows = [("phase", item) for item in part.phases] + [("life_event", item) for item in part.life_events]
    return Sheet("contexts", _COLUMNS, tuple((words(f"contexts.{dimension}"), *_row(item, words)) for dimension, item in rows))


def _row(item: Context, words: Wording) -> tuple[Value, ...]:
    f, change, achieved = item.figures, item.before.change, item.figures["achieved_share"]
    return (
        item.name,
        item.code,
        whole(f["contacts"]),
        whole(f["customers"]),
        f["share"].value,
        f["share"].lower,
        f["share"].upper,
        change.value,
        change.lower,
        change.upper,
        achieved.value,
        achieved.lower,
        achieved.upper,
        achieved.n,
        f["mean_effort"].value,
        f["mean_peak"].value,
        f["mean_end"].value,
        yes(f["contacts"].small_n, words),
    )
