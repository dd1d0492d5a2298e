"""The sections of a report, in the order in which they are read.

A section is a file here, a template of the same name under templates/, its words in phrases/, and its line in _SECTIONS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cxtext.period import Grain
from cxtext.report.sections import contexts, emerging, feeling, goals, headlines, initiatives, journeys, left_out, matrix, pain, topics, volume
from cxtext.report.source import Source
from cxtext.report.table import MakeSheet


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    Attributes:
        key: name of its template, and of what it reads in `Report.parts`.
        read: makes what it alone shows, in its template as `part`; None where it shows what stands in the report already.
        sheets: makers of its tables in the workbook.
        always: it is there also when there are no contacts that may be shown.
        by_week: it is made of figures that are counted by week only.
    """

    key: str
    read: Callable[[Source], Any] | None = None
    sheets: tuple[MakeSheet, ...] = ()
    always: bool = False
    by_week: bool = False


def sections(grain: Grain) -> tuple[Section, ...]:
    """Return the sections of a report about a week or a month, in the order in which they are read."""
    return tuple(section for section in _SECTIONS if grain == "week" or not section.by_week)


_SECTIONS = (
    Section("headlines", sheets=(headlines.sheet,)),
    Section("pain", sheets=(pain.sheet, pain.quotes_sheet)),
    Section("matrix", matrix.matrix, (matrix.sheet,), by_week=True),
    Section("initiatives", initiatives.initiatives, (initiatives.sheet, initiatives.mended_sheet), by_week=True),
    Section("emerging", emerging.emerging, (emerging.sheet,), by_week=True),
    Section("goals", goals.goals, (goals.sheet,), by_week=True),
    Section("journeys", journeys.journeys, (journeys.sheet, journeys.curves_sheet, journeys.paths_sheet, journeys.flow_sheet), by_week=True),
    Section("contexts", contexts.contexts, (contexts.sheet,)),
    Section("feeling", feeling.emotions, (feeling.sheet, feeling.emotions_sheet)),
    Section("volume", sheets=(volume.sheet,)),
    Section("topics", topics.topics, (topics.sheet,)),
    Section("left_out", left_out.completeness, (left_out.sheet,), always=True),
    Section("method"),
)
