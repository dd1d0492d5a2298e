"""What grows on a small base: topics and terms that the list of the largest does not show yet."""

from dataclasses import dataclass
from datetime import date

from cxtext.report import warehouse
from cxtext.report.records import Figure, Report
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, whole
from cxtext.report.wording import Wording

_COLUMNS = (
    Column("matter"),
    Column("kind"),
    Column("customers", "whole"),
    Column("expected", "decimal"),
    Column("ratio", "decimal"),
    Column("lower", "decimal"),
    Column("upper", "decimal"),
    Column("q_value", "any"),
    Column("n", "whole"),
    Column("first", "date"),
    Column("quote"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """An emerging topic or term; its figures are rows of voc.weekly.

    Attributes:
        kind: "topic" or "term".
        name: in the language of the report.
        customers: customers of the week.
        expected: customers expected from the weeks before.
        ratio: customers / expected, with its interval.
        q_value: chance that it is a false alarm; its n is how many were tested.
        first_seen: Monday of its first week.
        quote: words of a customer; empty where none may be shown.
    """

    kind: str
    name: str
    customers: Figure
    expected: Figure
    ratio: Figure
    q_value: Figure
    first_seen: date
    quote: str


def emerging(source: Source) -> tuple[Matter, ...]:
    """Return what emerges in the week, the surest first."""
    return tuple(
        Matter(
            kind=found.kind,
            name=found.label_nl if source.config.language == "nl" else found.label_en,
            **{measure: source.cells.get(f"emerging_{found.kind}", found.label, measure) for measure in ("customers", "expected", "ratio", "q_value")},
            first_seen=found.first_seen,
            quote=found.quote,
        )
        for found in warehouse.emerging(source.con, source.header.period)
        if source.cells.get(f"emerging_{found.kind}", found.label, "customers").value
    )


def sheet(report: Report, words: Wording) -> Sheet:
    """Return what emerges, a row each."""
    return Sheet(
        "emerging",
        _COLUMNS,
        tuple(
            (
                item.name,
                words(f"emerging.{item.kind}"),
                whole(item.customers),
                item.expected.value,
                item.ratio.value,
                item.ratio.lower,
                item.ratio.upper,
                item.q_value.value,
                item.q_value.n,
                item.first_seen,
                item.quote,
            )
            for item in report.parts["emerging"]
        ),
    )
