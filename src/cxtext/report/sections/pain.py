"""What hurts: the pain points with their figures, trend and quotes."""

from dataclasses import replace

from cxtext import tags
from cxtext.report import warehouse
from cxtext.report.quotes import choose
from cxtext.report.records import Figure, LabelWeek, Quote, Report
from cxtext.report.sections.labels import COLUMNS, label, label_row
from cxtext.report.source import Source
from cxtext.report.table import Column, Link, Sheet, Value
from cxtext.report.wording import Wording

_PRECISION_COLUMNS = (
    Column("precision", "percent"),
    Column("precision_lower", "percent"),
    Column("precision_upper", "percent"),
    Column("precision_n", "whole"),
)
_QUOTE_COLUMNS = (
    Column("label"),
    Column("quote"),
    Column("severity", "whole"),
    Column("channel"),
    Column("language"),
    Column("day", "date"),
    Column("contact_id"),
    Column("seq", "whole"),
)


def pain_points(source: Source) -> tuple[LabelWeek, ...]:
    """Return the pain points that may be shown, the largest first, as many as the config asks for."""
    config = source.config
    codes = source.cells.labels("pain_point")[: config.n_pain_points]
    names = {each.code: each.name(config.language) for each in tags.labels("pain_point")}
    candidates = warehouse.quote_candidates(source.con, source.header.period, labels=list(codes))
    quotes = choose(candidates, codes, n=config.n_quotes, language=config.language)
    precision = warehouse.precision(source.con, source.header.period)
    return tuple(replace(label("pain_point", code, names.get(code, code), source), quotes=quotes[code], precision=precision.get(code)) for code in codes)


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the pain points, a row each; the name leads to its quotes."""
    rows = tuple((*label_row(item, words), *_precision(item.precision)) for item in report.pain_points)
    return Sheet("pain", (Column("label"), *COLUMNS, *_PRECISION_COLUMNS), rows, link=Link("label", "quotes"))


def _precision(figure: Figure | None) -> tuple[Value, ...]:
    return (figure.value, figure.lower, figure.upper, figure.n) if figure else (None,) * len(_PRECISION_COLUMNS)


def quotes_sheet(report: Report, words: Wording) -> Sheet:
    """Return the quotes, a row each; the name leads back to the pain point."""
    rows = tuple(_quote(item.name, quote, words) for item in report.pain_points for quote in item.quotes)
    return Sheet("quotes", _QUOTE_COLUMNS, rows, link=Link("label", "pain"))


def _quote(name: str, quote: Quote, words: Wording) -> tuple[Value, ...]:
    return (
        name,
        quote.text,
        quote.severity,
        words.name("channel", quote.channel),
        words.name("language", quote.language) if quote.language else None,
        quote.started_at,
        quote.contact_id,
        quote.seq,
    )
