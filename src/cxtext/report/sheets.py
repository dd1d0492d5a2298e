"""The report as tables: the sheets of all sections, every figure, and what each column means."""

from collections.abc import Sequence

from cxtext.report.records import Report
from cxtext.report.sections import sections
from cxtext.report.source import header_words
from cxtext.report.table import Column, Sheet, Value, yes
from cxtext.report.wording import Wording

_FIGURE_COLUMNS = (
    Column("week"),
    Column("section"),
    Column("code"),
    Column("measure"),
    Column("measure_name"),
    Column("value", "any"),
    Column("lower", "any"),
    Column("upper", "any"),
    Column("n", "whole"),
    Column("small_n"),
    Column("suppressed"),
)


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Return the tables of a report in the order of the workbook, the explanation of all columns last."""
    words = header_words(report.header)
    made = tuple(make(report, words) for section in sections(report.header.period.grain) for make in section.sheets)
    every = (*made, figures_sheet(report))
    return (*every, _columns(every, words))


def figures_sheet(report: Report) -> Sheet:
    """Return every figure of the week or month, a row of voc.weekly or voc.monthly each."""
    words, name = header_words(report.header), report.header.period.name
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            name,
            figure.section,
            figure.label,
            figure.measure,
            words.name("measure", figure.measure),
            figure.value,
            figure.lower,
            figure.upper,
            figure.n,
            yes(figure.small_n, words),
            yes(figure.suppressed, words),
        )
        for figure in report.figures
    )
    return Sheet("figures", _FIGURE_COLUMNS, rows)


def _columns(made: Sequence[Sheet], words: Wording) -> Sheet:
    rows = tuple((words(f"sheet.{sheet.key}"), words(f"header.{column.key}"), words(f"meaning.{column.key}")) for sheet in made for column in sheet.columns)
    return Sheet("columns", (Column("sheet"), Column("column"), Column("meaning")), rows)
