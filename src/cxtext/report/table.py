"""A table of the report: the same rows for the workbook and for the files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxtext.report.records import Figure, Report
from cxtext.report.wording import Wording

Value = str | int | float | bool | date | None
Form = Literal["text", "whole", "decimal", "any", "percent", "points", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key of its words in phrases/<language>.toml, and the form of its values."""

    key: str
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """The cells of a column lead to the first row of another sheet that has the same value in the same column."""

    column: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the report: key of its name, columns, rows with a value for each column.

    Attributes:
        link: where the cells of a column lead to, in a workbook.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    link: Link | None = None


MakeSheet = Callable[[Report, Wording], Sheet]


def index_of(sheet: Sheet, key: str) -> int:
    """Return the place of a column, from 0."""
    return [column.key for column in sheet.columns].index(key)


def whole(figure: Figure) -> int | None:
    """Return a figure that counts something as a whole number."""
    return None if figure.value is None else round(figure.value)


def yes(holds: bool, words: Wording) -> str:
    """Return yes or no in the language of the report."""
    return words("header.yes" if holds else "header.no")
