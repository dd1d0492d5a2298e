"""The report as tables: the same rows for every sheet of the workbook and for the CSV file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxtext.report.records import Figure, LabelWeek, WeeklyReport
from cxtext.report.wording import Wording, wording

Value = str | int | float | bool | date | None
Form = Literal["text", "whole", "decimal", "any", "percent", "points", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key of its words in phrases/<language>.toml, and the form of its values."""

    key: str
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the report: key of its name, columns, rows with a value for each column."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


_LABEL_COLUMNS = (
    Column("code"),
    Column("contacts", "whole"),
    Column("customers", "whole"),
    Column("share", "percent"),
    Column("share_lower", "percent"),
    Column("share_upper", "percent"),
    Column("change", "points"),
    Column("change_lower", "points"),
    Column("change_upper", "points"),
    Column("previous", "whole"),
    Column("median", "decimal"),
    Column("vs_median", "points"),
    Column("severity", "decimal"),
    Column("present", "whole"),
    Column("first", "date"),
    Column("small_n"),
)
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


def sheets(report: WeeklyReport) -> tuple[Sheet, ...]:
    """Return the tables of a report in the order of the workbook, the explanation of all columns last."""
    words = wording(report.header.language)
    made = tuple(make(report, words) for make in _SHEETS)
    return (*made, _columns(made, words))


def figures_sheet(report: WeeklyReport) -> Sheet:
    """Return every figure of the week, a row of voc.weekly each."""
    return _figures(report, wording(report.header.language))


def _findings(report: WeeklyReport, words: Wording) -> Sheet:
    week, company = report.header.week_name, report.header.company
    rows: list[tuple[Value, ...]] = [(week, company, finding.kind, finding.text) for finding in report.findings]
    if report.state != "full":
        rows = [(week, company, report.state, words(f"page.{report.state}", week=words.week(report.header.week)))]
    return Sheet("findings", (Column("week"), Column("company"), Column("kind"), Column("finding")), tuple(rows))


def _pain(report: WeeklyReport, words: Wording) -> Sheet:
    rows = tuple(_label(item, words) for item in report.pain_points)
    return Sheet("pain", (Column("label"), *_LABEL_COLUMNS), rows)


def _topics(report: WeeklyReport, words: Wording) -> Sheet:
    columns = tuple(column for column in _LABEL_COLUMNS if column.key != "severity")
    skipped = 1 + _LABEL_COLUMNS.index(Column("severity", "decimal"))
    rows = tuple(row[:skipped] + row[skipped + 1 :] for row in (_label(item, words) for item in report.topics))
    return Sheet("topics", (Column("topic"), *columns), rows)


def _label(item: LabelWeek, words: Wording) -> tuple[Value, ...]:
    return (
        item.name,
        item.code,
        _whole(item.contacts),
        _whole(item.customers),
        item.share.value,
        item.share.lower,
        item.share.upper,
        item.change.value,
        item.change.lower,
        item.change.upper,
        _whole(item.previous_contacts),
        item.median_contacts.value,
        item.change_vs_median.value,
        item.severity.value,
        _whole(item.weeks_present),
        item.first_seen,
        _yes(item.share.small_n, words),
    )


def _volume(report: WeeklyReport, words: Wording) -> Sheet:
    keys: tuple[tuple[str, Form], ...] = (("contacts", "whole"), ("customers", "whole"), ("previous", "whole"), ("median", "decimal"), ("end", "decimal"))
    columns = (Column("channel"), Column("code"), *(Column(key, form) for key, form in keys), Column("n", "whole"))
    rows = tuple(
        (
            row.name,
            row.code,
            _whole(row.contacts),
            _whole(row.customers),
            _whole(row.previous_contacts),
            row.median_contacts.value,
            row.mean_end.value,
            row.mean_end.n,
        )
        for row in (*report.channels, report.volume)
    )
    return Sheet("volume", columns, rows)


def _feelings(report: WeeklyReport, words: Wording) -> Sheet:
    total = _whole(report.volume.contacts)
    rows = tuple((words(f"feeling.{item.moment}"), item.mean.value, item.mean.n, total) for item in report.feelings)
    return Sheet("feelings", (Column("moment"), Column("mean", "decimal"), Column("n", "whole"), Column("n_of", "whole")), rows)


def _emotions(report: WeeklyReport, words: Wording) -> Sheet:
    columns = (
        Column("emotion"),
        Column("code"),
        Column("contacts", "whole"),
        Column("share", "percent"),
        Column("peak_share", "percent"),
        Column("end_share", "percent"),
    )
    rows = tuple((e.name, e.code, _whole(e.contacts), e.share.value, e.peak.value, e.end.value) for e in report.emotions)
    return Sheet("emotions", columns, rows)


def _quotes(report: WeeklyReport, words: Wording) -> Sheet:
    columns = (
        Column("label"),
        Column("quote"),
        Column("severity", "whole"),
        Column("channel"),
        Column("language"),
        Column("day", "date"),
        Column("contact_id"),
        Column("seq", "whole"),
    )
    rows = tuple(
        (
            item.name,
            quote.text,
            quote.severity,
            words.name("channel", quote.channel),
            words.name("language", quote.language) if quote.language else None,
            quote.started_at,
            quote.contact_id,
            quote.seq,
        )
        for item in report.pain_points
        for quote in item.quotes
    )
    return Sheet("quotes", columns, rows)


def _left_out(report: WeeklyReport, words: Wording) -> Sheet:
    columns = (Column("what"), Column("reason"), Column("n", "whole"), Column("n_of", "whole"), Column("fix"))
    rows = tuple((words(f"left_out.{item.what}"), item.name, item.n, item.n_of, item.fix or None) for item in report.left_out)
    return Sheet("left_out", columns, rows)


def _figures(report: WeeklyReport, words: Wording) -> Sheet:
    week = report.header.week_name
    rows = tuple(
        (
            week,
            figure.section,
            figure.label,
            figure.measure,
            words.name("measure", figure.measure),
            figure.value,
            figure.lower,
            figure.upper,
            figure.n,
            _yes(figure.small_n, words),
            _yes(figure.suppressed, words),
        )
        for figure in report.figures
    )
    return Sheet("figures", _FIGURE_COLUMNS, rows)


def _columns(made: Sequence[Sheet], words: Wording) -> Sheet:
    rows = tuple((words(f"sheet.{sheet.key}"), words(f"header.{column.key}"), words(f"meaning.{column.key}")) for sheet in made for column in sheet.columns)
    return Sheet("columns", (Column("sheet"), Column("column"), Column("meaning")), rows)


def _whole(figure: Figure) -> int | None:
    return None if figure.value is None else round(figure.value)


def _yes(holds: bool, words: Wording) -> str:
    return words("header.yes" if holds else "header.no")


_SHEETS: tuple[Callable[[WeeklyReport, Wording], Sheet], ...] = (
    _findings,
    _pain,
    _quotes,
    _volume,
    _feelings,
    _emotions,
    _topics,
    _left_out,
    _figures,
)
