"""Put a report together from the warehouse: rows of voc.weekly or voc.monthly, named, ordered and illustrated with quotes."""

import duckdb

from cxtext.config import ReportConfig
from cxtext.period import ReportPeriod
from cxtext.report.cells import Cells
from cxtext.report.findings import findings
from cxtext.report.records import Report, State
from cxtext.report.sections import feeling, initiatives, pain, sections, volume
from cxtext.report.source import read_source


def build(con: duckdb.DuckDBPyConnection, period: ReportPeriod, config: ReportConfig, *, against: ReportPeriod | None = None) -> Report:
    """Return the report of a week or month.

    Every figure in it is a row of voc.weekly or voc.monthly, of voc.quality how often a pain point is right, or follows from the rows of two weeks by the
    query compared.sql; nothing is computed here a second time. Labels with fewer customers than the config (or the setting that the tables were built
    with) asks for are left out, and counted as left out.

    Args:
        con: the warehouse or its published copy.
        period: the week or month.
        config: language, company, how much to show.
        against: the week or month to compare with; None takes the one before.

    Raises:
        UnknownId: the warehouse has no contacts of the week or month to compare with.
        WarehouseError: the tables are missing.
    """
    source = read_source(con, period, config, against=against)
    found, words, state = source.cells, source.words, _state(source.cells)
    pain_points, channels = pain.pain_points(source), volume.channels(source)
    everything, feelings = volume.volume("volume", "all", source), feeling.feelings(found)
    parts = {section.key: section.read(source) for section in sections(period.grain) if section.read}
    take_up = initiatives.first(parts.get("initiatives"), words)
    headlines = findings(pain_points, take_up=take_up, volume=everything, channels=channels, feelings=feelings, back=source.header.back, words=words)
    return Report(
        header=source.header,
        state=state,
        findings=headlines if state == "full" else (),
        volume=everything,
        channels=channels,
        pain_points=pain_points,
        feelings=feelings,
        figures=tuple(found.by_key.values()),
        parts=parts,
    )


def _state(found: Cells) -> State:
    contacts = found.get("volume", "all", "contacts")
    if contacts.suppressed:
        return "too_few"
    return "full" if contacts.value else "empty"
