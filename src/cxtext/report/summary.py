"""The report in short, for chat and mail: headlines and the largest pain points, without words of customers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxtext.plaintext import plain
from cxtext.report.records import LabelWeek, Report
from cxtext.report.source import header_words
from cxtext.report.wording import Wording, capitalised

# What Markdown gives a meaning, wherever it stands in a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")
_ROWS = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """A report in short.

    Attributes:
        title: company and week or month.
        days: its first and last day.
        lines: the headlines; where there is nothing to show, the reason.
        head: names of the columns of the rows.
        rows: the largest pain points, a cell a column.
    """

    title: str
    days: str
    lines: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def summary(report: Report) -> Summary:
    """Return a report in short."""
    words, period = header_words(report.header), report.header.period
    parts = (words("page.title"), report.header.company, words.named(period.first))
    reason = words(f"page.{report.state}", week=words.named(period.first)) if report.state != "full" else ""
    return Summary(
        title=plain(" · ".join(part for part in parts if part)),
        days=words.days(period) if report.header.is_usual else f"{words.days(period)}, {words('page.against')}",
        lines=(reason,) if reason else tuple(finding.text for finding in report.findings),
        head=tuple(words(f"header.{key}") for key in ("label", "contacts", "share", "change")),
        rows=tuple(_row(item, words) for item in report.pain_points[:_ROWS]) if report.state == "full" else (),
    )


def markdown(report: Report) -> str:
    """Return a report in short as Markdown: a heading, the headlines as a list, the pain points as a table."""
    short = summary(report)
    lines = [f"# {_escaped(short.title)}", "", _escaped(short.days), "", *(f"- {_escaped(line)}" for line in short.lines)]
    if short.rows:
        lines += ["", _cells(short.head), _cells(["---", *["---:"] * (len(short.head) - 1)], raw=True), *map(_cells, short.rows)]
    return "\n".join(lines) + "\n"


def _row(item: LabelWeek, words: Wording) -> tuple[str, ...]:
    ends = f" ({words.interval(item.change.lower, item.change.upper)})" if item.change.lower is not None else ""
    change = words("pain.hidden") if item.change.suppressed else f"{words.points(item.change.value)}{ends}"
    return capitalised(plain(item.name)), words.number(item.contacts.value), words.percent(item.share.value), change


def _cells(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(_escaped, cells))} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", plain(text))
