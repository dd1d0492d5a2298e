"""The SQL of the warehouse: a folder a table, read from sql/<schema>.<table>/."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files
from typing import Any, Literal

from cxtext.period import Grain, by_month

_FOLDER = files("cxtext.store") / "sql"
# Rows of several files are one table; columns go by their names.
_TOGETHER = "\nUNION ALL BY NAME\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A table or view of voc, made from base tables or from other definitions.

    Attributes:
        name: schema and table, e.g. "voc.label_week".
        kind: "table" is rebuilt week by week, "view" is computed when it is asked.
        grain: what one row is, in a sentence.
        upstream: tables its query reads.
        columns: column → what it means, with its unit.
        query: a pure SELECT that gives its rows.
        schema: CREATE TABLE of a table, empty for a view.
        period: column by which a table is rebuilt: "week" or "month".
        digest: sha256 of the files that define it.
    """

    name: str
    kind: Literal["table", "view"]
    grain: str
    upstream: tuple[str, ...]
    columns: dict[str, str]
    query: str
    schema: str
    period: Grain
    digest: str


def statement(table: str, file: str) -> str:
    """Return the text of a file in the folder of a table; empty when the table has no such file.

    A table that counts by month has the statements of the table by week that it names, said of months.
    """
    weekly = _described(table).get("by_month")
    return by_month(statement(weekly, file)) if weekly else _text(table, file)


def checked_tables() -> tuple[str, ...]:
    """Return the tables that have checks, by name."""
    return tuple(sorted(entry.name for entry in _FOLDER.iterdir() if statement(entry.name, "checks.sql")))


@cache
def definitions() -> tuple[Definition, ...]:
    """Return every definition of voc, each after those it reads."""
    found = {entry.name: _read(entry.name) for entry in _FOLDER.iterdir() if (entry / "table.toml").is_file()}
    graph = {name: [other for other in found[name].upstream if other in found] for name in sorted(found)}
    return tuple(found[name] for name in TopologicalSorter(graph).static_order())


def _read(name: str) -> Definition:
    described = _described(name)
    query, schema = _query(name), statement(name, "schema.sql")
    columns = _columns(described)
    return Definition(
        name=name,
        kind="table" if schema else "view",
        grain=described["grain"],
        upstream=tuple(described["upstream"]),
        columns=columns,
        query=query,
        schema=schema,
        period="month" if "by_month" in described else "week",
        digest=hashlib.sha256("\x1f".join((described["grain"], repr(columns), query, schema)).encode()).hexdigest(),
    )


def _query(name: str) -> str:
    """Return the query of a table: query.sql, or the rows of all files under rows/ together."""
    described = _described(name)
    weekly = described.get("by_month")
    if weekly:
        return by_month(_rows(weekly, described["rows"]) if "rows" in described else _query(weekly))
    return _text(name, "query.sql") or _rows(name, sorted(entry.name.removesuffix(".sql") for entry in (_FOLDER / name / "rows").iterdir()))


def _rows(name: str, parts: Sequence[str]) -> str:
    return _TOGETHER.join(f"(\n{_text(name, f'rows/{part}.sql')})" for part in parts)


def _columns(described: dict[str, Any]) -> dict[str, str]:
    """Return what the columns mean; of a table by month what it says itself, else what the table by week says."""
    weekly = described.get("by_month")
    inherited = {by_month(column): by_month(meaning) for column, meaning in _columns(_described(weekly)).items()} if weekly else {}
    own: dict[str, str] = described["columns"]
    return inherited | own


def _described(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name, "table.toml"))


def _text(name: str, file: str) -> str:
    path = _FOLDER / name / file
    return path.read_text("utf-8") if path.is_file() else ""
