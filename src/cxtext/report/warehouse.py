"""What the report reads from the warehouse: rows of voc.weekly or voc.monthly, names, quotes, the run."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb

from cxtext.errors import WarehouseError
from cxtext.period import Grain, ReportPeriod, by_month
from cxtext.plaintext import plain
from cxtext.report.records import Figure, Point

MIN_QUOTE_CHARS = 30
MAX_QUOTE_CHARS = 200
# Enough to choose from: short of customers and without near-duplicates, three of them remain.
_CANDIDATES = 200
# Findings that a precision rests on; one of fewer says little, as on the page of an evaluation.
_ENOUGH_JUDGED = 20
# Of the score of the surest: a quote that is there for another channel shall still be plain evidence.
_LEAST_SURE = 0.5

Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quote that may be shown, with the customer it must share no other quote with."""

    label: str
    quote: str
    channel: str
    language: str | None
    severity: int | None
    started_at: date
    contact_id: str
    seq: int
    customer: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a pain point: who it lies with, its status, when it was mended, its first week."""

    owner: str = ""
    status: str = "open"
    fixed_on: date | None = None
    first_seen: date | None = None


@dataclass(frozen=True, slots=True)
class Emerged:
    """An emerging topic or term, named, with words of a customer; empty where none may be shown."""

    kind: str
    label: str
    label_nl: str
    label_en: str
    first_seen: date
    quote: str


def newest(con: duckdb.DuckDBPyConnection, today: date, grain: Grain) -> ReportPeriod | None:
    """Return the newest week or month with contacts that is over, else the newest with contacts; None where there is no contact."""
    first: date | None = _rows(con, "newest", grain, today=today)[0][0]
    return ReportPeriod(grain, first) if first else None


def is_known(con: duckdb.DuckDBPyConnection, period: ReportPeriod) -> bool:
    """Whether a week or month has contacts that may be shown."""
    return bool(_rows(con, "known", period.grain, first=period.first)[0][0])


def figures(con: duckdb.DuckDBPyConnection, period: ReportPeriod, *, min_customers: int) -> Figures:
    """Return the rows of voc.weekly or voc.monthly of a week or month; those left out have no value."""
    rows = _rows(con, "figures", period.grain, first=period.first, min_customers=min_customers)
    return tuple(_figure(*row) for row in rows)


def compared(con: duckdb.DuckDBPyConnection, period: ReportPeriod, against: ReportPeriod, *, min_customers: int) -> Figures:
    """Return previous_contacts and change against any other week or month, computed from the rows of both."""
    rows = _rows(con, "compared", period.grain, first=period.first, against=against.first, min_customers=min_customers)
    return tuple(_figure(*row) for row in rows)


def histories(con: duckdb.DuckDBPyConnection, period: ReportPeriod, *, back: int, min_customers: int) -> dict[tuple[str, str], tuple[Point, ...]]:
    """Return contacts a week or month for each section and label, oldest first; one that the warehouse does not know has None."""
    firsts = [period.back(n).first for n in range(back, -1, -1)]
    found: dict[tuple[str, str], dict[date, int | None]] = defaultdict(dict)
    for section, label, day, contacts in _rows(con, "history", period.grain, first=period.first, oldest=firsts[0], min_customers=min_customers):
        found[section, label][day] = None if contacts is None else round(contacts)
    return {cell: tuple(Point(first, counts.get(first)) for first in firsts) for cell, counts in found.items()}


def first_seen(con: duckdb.DuckDBPyConnection, period: ReportPeriod) -> dict[tuple[str, str], date]:
    """Return the first week or month of each pain point and topic, by kind and label."""
    return {(kind, label): day for kind, label, day in _rows(con, "first_seen", period.grain, first=period.first)}


def topic_names(con: duckdb.DuckDBPyConnection, *, language: str) -> dict[str, str]:
    """Return the display name of each topic."""
    return {topic: plain(nl if language == "nl" else en) for topic, nl, en in _rows(con, "topic_names")}


def topic_places(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[float, float]]:
    """Return the place of each topic on the map: near topics are alike; the axes have no unit."""
    return {topic: (x, y) for topic, x, y in _rows(con, "topic_places")}


def pain_list(con: duckdb.DuckDBPyConnection) -> dict[str, Kept]:
    """Return what is kept of each pain point, by pain_point_id."""
    return {code: Kept(plain(owner or ""), status, *days) for code, owner, status, *days in _rows(con, "pain_list")}


def precision(con: duckdb.DuckDBPyConnection, period: ReportPeriod) -> dict[str, Figure]:
    """Return the share of each pain point's tags that is right, by the model that tagged the week or month; those measured on few findings are missing."""
    rows = _rows(con, "precision", first=period.first, last=period.last, enough=_ENOUGH_JUDGED)
    return {
        label: Figure(section="pain_point", label=label, measure="precision", value=value, lower=lower, upper=upper, n=n)
        for label, value, lower, upper, n in rows
    }


def emerging(con: duckdb.DuckDBPyConnection, period: ReportPeriod) -> tuple[Emerged, ...]:
    """Return what emerges in a week, the surest first."""
    found = _rows(con, "emerging", first=period.first)
    return tuple(Emerged(kind, label, plain(nl), plain(en), seen, plain(quote or "")) for kind, label, nl, en, seen, quote in found)


def quote_candidates(con: duckdb.DuckDBPyConnection, period: ReportPeriod, *, labels: list[str]) -> tuple[Candidate, ...]:
    """Return quotes of pain points, 30 to 200 characters, one a contact and label, the surest of each label first, none less than half as sure as that."""
    limits = {"min_chars": MIN_QUOTE_CHARS, "max_chars": MAX_QUOTE_CHARS, "candidates": _CANDIDATES, "least_sure": _LEAST_SURE}
    return tuple(Candidate(*row) for row in _rows(con, "quotes", first=period.first, last=period.last, labels=labels, **limits))


def last_run(con: duckdb.DuckDBPyConnection) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the id and the versions of the last run that ended well; empty when there is none."""
    for run_id, versions in _rows(con, "run"):
        return run_id, tuple(sorted((name, str(version)) for name, version in json.loads(versions).items()))
    return "", ()


def setting(con: duckdb.DuckDBPyConnection, name: str, *, default: int) -> int:
    """Return a whole-number setting that the tables were built with."""
    return int(share_setting(con, name, default=default))


def share_setting(con: duckdb.DuckDBPyConnection, name: str, *, default: float) -> float:
    """Return a setting that is a number."""
    ((value,),) = _rows(con, "setting", name=name)
    return default if value is None else float(value)


def _figure(section: str, label: str, measure: str, value: float, lower: float, upper: float, n: int, small_n: bool, suppressed: bool) -> Figure:
    if suppressed:
        return Figure(section=section, label=label, measure=measure, suppressed=True)
    return Figure(section=section, label=label, measure=measure, value=value, lower=lower, upper=upper, n=n, small_n=small_n)


def _rows(con: duckdb.DuckDBPyConnection, query: str, grain: Grain = "week", /, **values: object) -> list[tuple[Any, ...]]:
    try:
        return con.execute(_query(query, grain), values).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise WarehouseError(
            f"the {grain}ly tables are missing", where=f"query {query} of the report", fix="run `cxtext run` once with this version of cxtext"
        ) from error


@cache
def _query(name: str, grain: Grain) -> str:
    text = (files("cxtext.report") / "sql" / f"{name}.sql").read_text("utf-8")
    return by_month(text) if grain == "month" else text
