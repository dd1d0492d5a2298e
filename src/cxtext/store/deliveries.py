"""What was delivered, when, where and with what result."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

import duckdb

from cxtext.errors import WarehouseError
from cxtext.period import ReportPeriod
from cxtext.store.definitions import statement

Result = Literal["sent", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An attempt to bring a report to a place; the fields are the columns of ops.deliveries."""

    attempt_id: str
    run_id: str
    delivery: str
    kind: str
    place: str
    grain: str
    first_day: date
    language: str
    files: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The last time that a report got to a place.

    Attributes:
        delivery: name of the delivery.
        kind: folder, mail, slack or teams.
        place: where it led.
        digest: of what the report said.
        at: when (UTC).
        times: how often it got there.
    """

    delivery: str
    kind: str
    place: str
    digest: str
    at: str
    times: int


@dataclass(frozen=True, slots=True)
class Failing:
    """A delivery whose last attempt of a week, or of a month, failed: of which kind, of which report, why, and what to do."""

    delivery: str
    kind: str
    period: ReportPeriod
    detail: str
    fix: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A report with quotes that went out: by which delivery, of which kind, where, about what, and on which day for the last time."""

    delivery: str
    kind: str
    place: str
    period: ReportPeriod
    on: date


def begin_attempt(con: duckdb.DuckDBPyConnection, attempt: Attempt) -> None:
    """Record an attempt before it is made."""
    con.execute(statement("ops.deliveries", "begin.sql"), {**asdict(attempt), "files": list(attempt.files)})


def end_attempt(con: duckdb.DuckDBPyConnection, attempt_id: str, *, result: Result, detail: str = "", fix: str = "") -> None:
    """Record what came of an attempt."""
    con.execute(statement("ops.deliveries", "end.sql"), {"attempt_id": attempt_id, "result": result, "detail": detail, "fix": fix})


def sent_before(con: duckdb.DuckDBPyConnection, period: ReportPeriod) -> tuple[Sent, ...]:
    """Return where the report of a week or month got to already.

    Raises:
        WarehouseError: the warehouse was made by an older version of cxtext.
    """
    try:
        return tuple(Sent(*row) for row in _rows(con, "sent.sql", {"grain": period.grain, "first_day": period.first}))
    except duckdb.CatalogException as error:
        raise WarehouseError(
            "the warehouse knows of no deliveries yet", where="ops.deliveries", fix="run `cxtext run` once with this version of cxtext"
        ) from error


def failing_deliveries(con: duckdb.DuckDBPyConnection) -> tuple[Failing, ...]:
    """Return the deliveries whose last attempt of a week, or of a month, failed."""
    rows = _rows(con, "failing.sql", {})
    return tuple(Failing(name, kind, ReportPeriod(grain, first), detail or "", fix or "") for name, kind, grain, first, detail, fix in rows)


def gone_out(con: duckdb.DuckDBPyConnection, periods: Sequence[ReportPeriod]) -> tuple[Gone, ...]:
    """Return the reports with quotes about some weeks and months that went out, where each went and when for the last time."""
    values = {grain: [period.first for period in periods if period.grain == grain] for grain in ("week", "month")}
    rows = _rows(con, "with_quotes.sql", {"weeks": values["week"], "months": values["month"]})
    return tuple(Gone(name, kind, place, ReportPeriod(grain, first), on) for name, kind, place, grain, first, on in rows)


def _rows(con: duckdb.DuckDBPyConnection, file: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    return con.execute(statement("ops.deliveries", file), values).fetchall()
