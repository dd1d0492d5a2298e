"""The SQL of the warehouse: a folder a table, read from sql/<schema>.<table>/."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

_FOLDER = files("cxtext.store") / "sql"


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
        digest: sha256 of the files that define it.
    """

    name: str
    kind: Literal["table", "view"]
    grain: str
    upstream: tuple[str, ...]
    columns: dict[str, str]
    query: str
    schema: str
    digest: str


def statement(table: str, file: str) -> str:
    """Return the text of a file in the folder of a table; empty when the table has no such file."""
    path = _FOLDER / table / file
    return path.read_text("utf-8") if path.is_file() else ""


def checked_tables() -> tuple[str, ...]:
    """Return the tables that have checks, by name."""
    return tuple(sorted(entry.name for entry in _FOLDER.iterdir() if (entry / "checks.sql").is_file()))


@cache
def definitions() -> tuple[Definition, ...]:
    """Return every definition of voc, each after those it reads."""
    found = {entry.name: _read(entry) for entry in _FOLDER.iterdir() if (entry / "table.toml").is_file()}
    graph = {name: [other for other in found[name].upstream if other in found] for name in sorted(found)}
    return tuple(found[name] for name in TopologicalSorter(graph).static_order())


def _read(folder: Traversable) -> Definition:
    described = (folder / "table.toml").read_text("utf-8")
    query, schema = statement(folder.name, "query.sql"), statement(folder.name, "schema.sql")
    table = tomllib.loads(described)
    return Definition(
        name=folder.name,
        kind="table" if schema else "view",
        grain=table["grain"],
        upstream=tuple(table["upstream"]),
        columns=table["columns"],
        query=query,
        schema=schema,
        digest=hashlib.sha256("\x1f".join((described, query, schema)).encode()).hexdigest(),
    )
