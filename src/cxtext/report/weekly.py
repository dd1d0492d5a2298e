"""Put the report of a week together from the warehouse: rows of voc.weekly, named, ordered and illustrated with quotes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import get_args

import duckdb

from cxtext import tags
from cxtext.config import ReportConfig
from cxtext.contact import Channel
from cxtext.report import warehouse
from cxtext.report.cells import Cells, cells
from cxtext.report.exclusions import coverage, left_out
from cxtext.report.findings import findings
from cxtext.report.quotes import choose
from cxtext.report.records import EmotionWeek, Feeling, Figure, Header, LabelWeek, Movement, Point, State, VolumeWeek, WeeklyReport
from cxtext.report.wording import Wording, wording

_MOMENTS = ("start", "peak", "end", "peak_end")


@dataclass(frozen=True, slots=True)
class _Source:
    """What the parts of a report are made from."""

    cells: Cells
    histories: Mapping[tuple[str, str], tuple[Point, ...]]
    first_seen: Mapping[tuple[str, str], date]
    words: Wording


def weekly(con: duckdb.DuckDBPyConnection, week: date, config: ReportConfig) -> WeeklyReport:
    """Return the report of an ISO week.

    Every figure in it is a row of voc.weekly; nothing is computed here a second time. Labels with fewer customers than the config
    (or the setting that the weekly tables were built with) asks for are left out, and counted as left out.

    Args:
        con: the warehouse or its published copy.
        week: any day of the week.
        config: language, company, how much to show.

    Raises:
        WarehouseError: the weekly tables are missing.
    """
    monday = week - timedelta(days=week.weekday())
    header = _header(con, monday, config)
    source = _source(con, header)
    state = _state(source.cells)
    pain_points = _pain_points(con, source, header.week, config)
    volume, channels, feelings = _volume("volume", "all", source), _channels(source), _feelings(source.cells)
    headlines = findings(pain_points, volume=volume, channels=channels, feelings=feelings, week=monday, weeks_back=header.weeks_back, words=source.words)
    return WeeklyReport(
        header=header,
        state=state,
        findings=headlines if state == "full" else (),
        volume=volume,
        channels=channels,
        pain_points=pain_points,
        emotions=_emotions(source),
        feelings=feelings,
        topics=_topics(con, source, config),
        left_out=left_out(source.cells, source.words),
        coverage=coverage(source.cells, source.words),
        figures=tuple(source.cells.by_key.values()),
    )


def _header(con: duckdb.DuckDBPyConnection, monday: date, config: ReportConfig) -> Header:
    run_id, versions = warehouse.last_run(con)
    return Header(
        week=monday,
        company=config.company,
        language=config.language,
        run_id=run_id,
        versions=versions,
        min_customers=max(config.min_customers, warehouse.setting(con, "min_customers", default=config.min_customers)),
        weeks_back=warehouse.setting(con, "weeks_back", default=config.weeks_back),
    )


def _source(con: duckdb.DuckDBPyConnection, header: Header) -> _Source:
    return _Source(
        cells=cells(warehouse.figures(con, header.week, min_customers=header.min_customers)),
        histories=warehouse.histories(con, header.week, weeks_back=header.weeks_back, min_customers=header.min_customers),
        first_seen=warehouse.first_seen(con, header.week),
        words=wording(header.language),
    )


def _state(found: Cells) -> State:
    contacts = found.get("volume", "all", "contacts")
    if contacts.suppressed:
        return "too_few"
    return "full" if contacts.value else "empty"


def _pain_points(con: duckdb.DuckDBPyConnection, source: _Source, monday: date, config: ReportConfig) -> tuple[LabelWeek, ...]:
    codes = source.cells.labels("pain_point")[: config.n_pain_points]
    names = {label.code: label.name(config.language) for label in tags.labels("pain_point")}
    quotes = choose(warehouse.quote_candidates(con, monday, labels=list(codes)), codes, n=config.n_quotes, language=config.language)
    return tuple(replace(_label("pain_point", code, names.get(code, code), source), quotes=quotes[code]) for code in codes)


def _topics(con: duckdb.DuckDBPyConnection, source: _Source, config: ReportConfig) -> tuple[LabelWeek, ...]:
    names = warehouse.topic_names(con, language=config.language)
    codes = source.cells.labels("topic")[: config.n_topics]
    return tuple(_label("topic", code, names.get(code, code), source) for code in codes)


def _label(section: str, code: str, name: str, source: _Source) -> LabelWeek:
    found = source.cells
    return LabelWeek(
        code=code,
        name=name,
        contacts=found.get(section, code, "contacts"),
        customers=found.get(section, code, "customers"),
        share=found.get(section, code, "share"),
        change=found.get(section, code, "change"),
        previous_contacts=found.get(section, code, "previous_contacts"),
        median_contacts=found.get(section, code, "median_contacts"),
        change_vs_median=found.get(section, code, "change_vs_median"),
        severity=found.get(section, code, "mean_severity"),
        weeks_present=found.get(section, code, "weeks_present"),
        movement=_movement(section, code, found),
        repeats=found.get(section, code, "share_repeat_contact"),
        by_channel=_by_channel(section, code, found),
        first_seen=source.first_seen.get((section, code)),
        history=source.histories.get((section, code), ()),
    )


def _movement(section: str, code: str, found: Cells) -> Movement:
    names = ("verdict", "expected", "ratio", "history_weeks")
    return Movement(**{name: found.get(section, code, name) for name in names})


def _by_channel(section: str, code: str, found: Cells) -> tuple[Figure, ...]:
    shares = [found.get(section, code, f"share_{channel}") for channel in get_args(Channel)]
    return tuple(sorted((figure for figure in shares if figure.value is not None), key=lambda figure: -(figure.value or 0)))


def _channels(source: _Source) -> tuple[VolumeWeek, ...]:
    return tuple(_volume("channel", code, source) for code in source.cells.labels("channel"))


def _volume(section: str, code: str, source: _Source) -> VolumeWeek:
    found, words = source.cells, source.words
    return VolumeWeek(
        code=code,
        name=words("volume.all") if section == "volume" else words.name("channel", code),
        contacts=found.get(section, code, "contacts"),
        customers=found.get(section, code, "customers"),
        previous_contacts=found.get(section, code, "previous_contacts"),
        median_contacts=found.get(section, code, "median_contacts"),
        mean_end=found.get(section, code, "mean_end"),
        movement=_movement(section, code, found),
        missing_days=found.get(section, code, "missing_days"),
        holidays=found.get(section, code, "holidays"),
        history=source.histories.get((section, code), ()),
    )


def _emotions(source: _Source) -> tuple[EmotionWeek, ...]:
    found, words = source.cells, source.words
    shown = set(found.labels("emotion"))
    return tuple(
        EmotionWeek(
            code=label.code,
            name=label.name(words.language),
            contacts=found.get("emotion", label.code, "contacts"),
            share=found.get("emotion", label.code, "share"),
            peak=found.get("peak_emotion", label.code, "share"),
            end=found.get("end_emotion", label.code, "share"),
        )
        for label in tags.labels("emotion")
        if label.code in shown
    )


def _feelings(found: Cells) -> tuple[Feeling, ...]:
    return tuple(Feeling(moment=moment, mean=found.get("volume", "all", f"mean_{moment}")) for moment in _MOMENTS)
