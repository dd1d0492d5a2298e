"""Checks: statements that must return no rows, each headed by the words that say what is wrong."""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import duckdb

from cxtext.errors import WarehouseError
from cxtext.store.definitions import checked_tables, statement

_log = logging.getLogger(__name__)
_HEAD = re.compile(r"^-- (fail|warn): (.+)$", re.MULTILINE)
_EXAMPLES = 3

BASE_TABLES = ("contacts", "turns", "turn_scores", "tags", "contact_scores", "segments", "mentions")


@dataclass(frozen=True, slots=True)
class Check:
    """A statement that must return no rows.

    Attributes:
        table: the table it guards.
        level: "fail" undoes what was just done, "warn" is told.
        words: what is wrong when it returns rows.
        sql: the statement.
    """

    table: str
    level: Literal["fail", "warn"]
    words: str
    sql: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that returned rows.

    Attributes:
        check: the check.
        n_rows: how many rows it returned.
        examples: the first columns of the first rows: ids, never text.
    """

    check: Check
    n_rows: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        """Say table, fault, number of rows and the first ids."""
        return f"{self.check.table}: {self.check.words} ({self.n_rows} rows, e.g. {', '.join(self.examples)})"


@cache
def checks_of(table: str) -> tuple[Check, ...]:
    """Return the checks of a table, in the order of its checks.sql."""
    _, *parts = _HEAD.split(statement(table, "checks.sql"))
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    return tuple(Check(table, "fail" if level == "fail" else "warn", words, sql) for level, words, sql in triples)


def check_all(con: duckdb.DuckDBPyConnection) -> tuple[Finding, ...]:
    """Check every table over all contacts.

    Returns:
        What was found, failures and warnings, without raising.
    """
    scope(con, {name: f"FROM main.{name}" for name in BASE_TABLES})
    stored = {f"{schema}.{table}" for schema, table in con.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()}
    return findings(con, (table for table in checked_tables() if table in stored))


def scope(con: duckdb.DuckDBPyConnection, queries: Mapping[str, str]) -> None:
    """Say what the checks of the base tables look at: they read checked_contacts, checked_turns and so on.

    Args:
        con: a connection; only its temporary views change.
        queries: name of the base table without schema → query that gives its rows.
    """
    for name, query in queries.items():
        con.execute(f"CREATE OR REPLACE TEMP VIEW checked_{name} AS {query}")


def findings(con: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> tuple[Finding, ...]:
    """Run the checks of tables, base tables over what is in scope."""
    found = (_run(con, check) for table in tables for check in checks_of(table))
    return tuple(finding for finding in found if finding)


def refuse(found: Iterable[Finding], *, doing: str) -> None:
    """Log the warnings, and raise when a check failed.

    Args:
        found: what the checks found.
        doing: what was under way, e.g. "loading batch 0001".

    Raises:
        WarehouseError: at least one check of level "fail" returned rows.
    """
    failed = []
    for finding in found:
        if finding.check.level == "fail":
            failed.append(finding)
        else:
            _log.warning("%s: %s", doing, finding)
    if failed:
        raise WarehouseError(
            f"{doing} was undone, a check failed: " + "; ".join(map(str, failed)),
            where=", ".join(sorted({finding.check.table for finding in failed})),
            fix="the warehouse is as it was; look at the contacts named, and report it when their input is in order",
        )


def _run(con: duckdb.DuckDBPyConnection, check: Check) -> Finding | None:
    rows = con.execute(check.sql).fetchall()
    if not rows:
        return None
    return Finding(check, len(rows), tuple(str(row[0]) for row in rows[:_EXAMPLES]))
