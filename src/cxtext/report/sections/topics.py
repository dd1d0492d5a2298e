"""What contacts are about: the topics with their figures and trend."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxtext.report import warehouse
from cxtext.report.records import LabelWeek, Report
from cxtext.report.sections.labels import COLUMNS, label, label_row
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet
from cxtext.report.wording import Wording

# A topic has no severity.
_SHOWN = tuple(index for index, column in enumerate(COLUMNS) if column.key != "severity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The topics that may be shown, the largest first, and where they lie on the map, by code: near topics are alike."""

    items: tuple[LabelWeek, ...]
    places: Mapping[str, tuple[float, float]]


def topics(source: Source) -> Topics:
    """Return the topics of the week, as many as the config asks for."""
    names = warehouse.topic_names(source.con, language=source.config.language)
    codes = source.cells.labels("topic")[: source.config.n_topics]
    items = tuple(label("topic", code, names.get(code, code), source) for code in codes)
    return Topics(items=items, places=warehouse.topic_places(source.con))


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the topics, a row each."""
    rows = tuple((row[0], *(row[1 + index] for index in _SHOWN)) for row in (label_row(item, words) for item in report.parts["topics"].items))
    return Sheet("topics", (Column("topic"), *(COLUMNS[index] for index in _SHOWN)), rows)
