"""The pain points as things with a life: which lasted, which are new, which are small and cheap to mend, which fade."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxtext.config import PainMatrixConfig
from cxtext.report import warehouse
from cxtext.report.records import Figure, Report
from cxtext.report.sections.naming import pain_point_names
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, Value, whole, yes
from cxtext.report.wording import Wording

CLASSES = ("big_and_lasting", "new_and_rising", "low_hanging", "fading", "other")
_COLUMNS = (
    Column("label"),
    Column("code"),
    Column("class"),
    Column("contacts", "whole"),
    Column("customers", "whole"),
    Column("customer_share", "percent"),
    Column("persistence", "percent"),
    Column("present", "whole"),
    Column("first", "date"),
    Column("trend", "decimal"),
    Column("lower", "decimal"),
    Column("upper", "decimal"),
    Column("severity", "decimal"),
    Column("mean_peak", "decimal"),
    Column("mean_end", "decimal"),
    Column("repeat_share", "percent"),
    Column("not_achieved_share", "percent"),
    Column("churn_share", "percent"),
    Column("status"),
    Column("owner"),
    Column("small_n"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint:
    """A pain point of the matrix; its figures are rows of voc.weekly.

    Attributes:
        code: its pain_point_id: a category, or category/topic.
        name: in the language of the report.
        kind: its class, one of CLASSES.
        figures: by measure.
        status: open, planned, fixed or postponed.
        owner: who it lies with; empty where nobody.
        first_seen: Monday of its first week.
    """

    code: str
    name: str
    kind: str
    figures: Mapping[str, Figure]
    status: str
    owner: str
    first_seen: date | None

    @property
    def is_category(self) -> bool:
        """Whether it is a whole category, not one within a topic."""
        return "/" not in self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The pain points that may be shown, by class and the largest first; and from where one counts as large, and as lasting."""

    items: tuple[PainPoint, ...]
    big_share: float
    lasting: float

    @property
    def told(self) -> tuple[PainPoint, ...]:
        """Those that the page shows: categories with a class that asks for something."""
        return tuple(item for item in self.items if item.is_category and item.kind != "other")


_MEASURES = (
    *("contacts", "customers", "customer_share", "persistence", "weeks_present", "trend", "mean_severity", "mean_peak", "mean_end"),
    *("repeat_share", "not_achieved_share", "churn_share"),
)


def matrix(source: Source) -> Matrix:
    """Return the matrix of the week."""
    names, kept = pain_point_names(source), warehouse.pain_list(source.con)
    found = [_pain_point(code, names[code], kept.get(code), source) for code in source.cells.labels("pain_matrix")]
    usual = PainMatrixConfig()
    return Matrix(
        items=tuple(sorted(found, key=lambda item: CLASSES.index(item.kind))),
        big_share=warehouse.share_setting(source.con, "pain_matrix.big_share", default=usual.big_share),
        lasting=warehouse.share_setting(source.con, "pain_matrix.lasting", default=usual.lasting),
    )


def _pain_point(code: str, name: str, kept: warehouse.Kept | None, source: Source) -> PainPoint:
    def get(measure: str) -> Figure:
        return source.cells.get("pain_matrix", code, measure)

    return PainPoint(
        code=code,
        name=name,
        kind=next((kind for kind in CLASSES if get(f"class_{kind}").value), "other"),
        figures={measure: get(measure) for measure in _MEASURES},
        status=kept.status if kept else "open",
        owner=kept.owner if kept else "",
        first_seen=kept.first_seen if kept else None,
    )


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the pain points, a row each, those within topics too."""
    return Sheet("matrix", _COLUMNS, tuple(_row(item, words) for item in report.parts["matrix"].items))


def _row(item: PainPoint, words: Wording) -> tuple[Value, ...]:
    figures = item.figures
    return (
        item.name,
        item.code,
        words(f"matrix.{item.kind}"),
        whole(figures["contacts"]),
        whole(figures["customers"]),
        figures["customer_share"].value,
        figures["persistence"].value,
        whole(figures["weeks_present"]),
        item.first_seen,
        figures["trend"].value,
        figures["trend"].lower,
        figures["trend"].upper,
        *(figures[measure].value for measure in ("mean_severity", "mean_peak", "mean_end", "repeat_share", "not_achieved_share", "churn_share")),
        words(f"status.{item.status}"),
        item.owner,
        yes(figures["customer_share"].small_n, words),
    )
