"""An answer as CSV."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from cxtext.browse.queries import table
from cxtext.browse.question import Question
from cxtext.browse.search import find
from cxtext.plaintext import no_formula, plain
from cxtext.tags import Language


@dataclass(frozen=True, slots=True)
class Sheet:
    """All contacts of an answer, under the names of the columns of voc.contacts."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def sheet(con: duckdb.DuckDBPyConnection, question: Question) -> Sheet:
    """Return all contacts of an answer."""
    find(con, question)
    columns, found = table(con, "export")
    return Sheet(tuple(columns), found)


def as_csv(found: Sheet, *, language: Language, zone: ZoneInfo) -> str:
    """Return an answer as the CSV of the weekly report is written: with semicolons and decimal commas in Dutch, and with a byte order mark.

    So a double click opens it in a spreadsheet.
    """
    dutch = language == "nl"
    stream = io.StringIO(newline="")
    stream.write("\N{BYTE ORDER MARK}")
    out = csv.writer(stream, delimiter=";" if dutch else ",")
    out.writerow(found.columns)
    out.writerows([_cell(value, zone, decimal="," if dutch else ".") for value in row] for row in found.rows)
    return stream.getvalue()


def _cell(value: object, zone: ZoneInfo, *, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return f"{value:.12g}".replace(".", decimal)
    text = plain(", ".join(map(str, value)) if isinstance(value, list) else str(value))
    return no_formula(text) if isinstance(value, str) else text
