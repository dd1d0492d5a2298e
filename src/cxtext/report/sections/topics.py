"""What contacts are about: the topics with their figures and trend."""

from cxtext.report import warehouse
from cxtext.report.records import LabelWeek, Report
from cxtext.report.sections.labels import COLUMNS, label, label_row
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet
from cxtext.report.wording import Wording

# A topic has no severity.
_SHOWN = tuple(index for index, column in enumerate(COLUMNS) if column.key != "severity")


def topics(source: Source) -> tuple[LabelWeek, ...]:
    """Return the topics that may be shown, the largest first, as many as the config asks for."""
    names = warehouse.topic_names(source.con, language=source.config.language)
    codes = source.cells.labels("topic")[: source.config.n_topics]
    return tuple(label("topic", code, names.get(code, code), source) for code in codes)


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the topics, a row each."""
    rows = tuple((row[0], *(row[1 + index] for index in _SHOWN)) for row in (label_row(item, words) for item in report.parts["topics"]))
    return Sheet("topics", (Column("topic"), *(COLUMNS[index] for index in _SHOWN)), rows)
