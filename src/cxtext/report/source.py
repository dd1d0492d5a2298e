"""What the sections of a report are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from cxtext.config import ReportConfig
from cxtext.errors import UnknownId
from cxtext.period import ReportPeriod
from cxtext.report import warehouse
from cxtext.report.cells import Cells, cells
from cxtext.report.records import Header, Point
from cxtext.report.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Source:
    """The figures of a week or month, and what names and illustrates them.

    Attributes:
        con: the warehouse or its published copy.
        config: how much to show.
        header: which week or month, for whom.
        cells: its figures.
        histories: section and label → contacts a week or month, oldest first.
        first_seen: kind and label → first week or month with a contact.
        words: the language.
    """

    con: duckdb.DuckDBPyConnection
    config: ReportConfig
    header: Header
    cells: Cells
    histories: Mapping[tuple[str, str], tuple[Point, ...]]
    first_seen: Mapping[tuple[str, str], date]
    words: Wording


def read_source(con: duckdb.DuckDBPyConnection, period: ReportPeriod, config: ReportConfig, *, against: ReportPeriod | None = None) -> Source:
    """Read what a report is made from.

    Args:
        con: the warehouse or its published copy.
        period: the week or month.
        config: language, company, how much to show.
        against: the week or month to compare with; None takes the one before.

    Raises:
        UnknownId: the warehouse has no contacts of the week or month to compare with.
        WarehouseError: the tables are missing.
    """
    header = _header(con, period, config, against or period.back(1))
    return Source(
        con=con,
        config=config,
        header=header,
        cells=cells((*warehouse.figures(con, period, min_customers=header.min_customers), *_compared(con, header, against))),
        histories=warehouse.histories(con, period, back=header.back, min_customers=header.min_customers),
        first_seen=warehouse.first_seen(con, period),
        words=header_words(header),
    )


def header_words(header: Header) -> Wording:
    """Return the words of a report: its language, weeks or months, and the name of what is compared with."""
    return wording(header.language, header.period.grain).comparing(header.period, header.against)


def _header(con: duckdb.DuckDBPyConnection, period: ReportPeriod, config: ReportConfig, against: ReportPeriod) -> Header:
    run_id, versions = warehouse.last_run(con)
    usual_back = config.weeks_back if period.grain == "week" else config.months_back
    return Header(
        period=period,
        against=against,
        company=config.company,
        language=config.language,
        run_id=run_id,
        versions=versions,
        min_customers=max(config.min_customers, warehouse.setting(con, "min_customers", default=config.min_customers)),
        back=warehouse.setting(con, f"{period.grain}s_back", default=usual_back),
    )


def _compared(con: duckdb.DuckDBPyConnection, header: Header, against: ReportPeriod | None) -> warehouse.Figures:
    """Return the figures that compare with another week or month; nothing where it is the one before, whose figures are stored."""
    if against is None or against == header.period.back(1):
        return ()
    if not warehouse.is_known(con, against):
        raise UnknownId(
            f"the warehouse has no contacts of {against.name}, or of too few customers to compare with",
            where="--compare",
            fix=f"name a {against.grain} with contacts: SELECT DISTINCT {against.grain} FROM voc.{against.grain}ly",
        )
    return warehouse.compared(con, header.period, against, min_customers=header.min_customers)
