"""The cases as files: a workbook with drop-downs, the same as CSV; and the rows that were refused."""

import csv
from collections.abc import Sequence
from dataclasses import astuple
from itertools import chain, count
from pathlib import Path

from cxtext.errors import FileInTheWay
from cxtext.judgement import ContactCase, Refused, TurnCase
from cxtext.label.sheets import Table, Value, contacts_table, explained_table, turns_table
from cxtext.label.workbook import write_workbook
from cxtext.plaintext import no_formula, plain
from cxtext.whole import whole

_SHEETS = ("turns", "contacts")  # those that are written as CSV too
_CELL_CHARS = 32_000  # a cell of Excel holds 32,767


def write_cases(turns: Sequence[TurnCase], contacts: Sequence[ContactCase], path: Path, *, delimiter: str) -> list[Path]:
    """Write cases as a workbook and, beside it, a CSV for turns and one for contacts.

    Each file appears whole or not at all. An earlier one of the same name is replaced: see check_free and free_path.

    Args:
        turns: the turns.
        contacts: the contacts.
        path: the workbook; its folder is made when missing.
        delimiter: of the CSV files: a semicolon where Excel splits at those.

    Returns:
        The files written.
    """
    tables = tuple(_shown(table) for table in (turns_table(turns), contacts_table(contacts)))
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as partial:
        write_workbook(tables, explained_table(tables), partial)
    written = [path]
    for table in tables:
        written.append(_write_csv(table, _csv_path(path, table.name), delimiter=delimiter))
    return written


def check_free(path: Path) -> Path:
    """Return the path of a workbook to be written, unless that would replace a file that somebody may be filling in.

    Raises:
        FileInTheWay: the workbook exists, or a CSV of it.
    """
    taken = _taken(path)
    if taken:
        raise FileInTheWay("the file exists, and somebody may be filling it in", where=str(taken[0]), fix="give --out another name, or move the file away")
    return path


def free_path(path: Path) -> Path:
    """Return the path of a workbook, or where that is taken the first free one of "<name>-2", "<name>-3" and so on."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(free for free in chain([path], numbered) if not _taken(free))


def _taken(path: Path) -> list[Path]:
    return [file for file in (path, *(_csv_path(path, sheet) for sheet in _SHEETS)) if file.exists()]


def _csv_path(path: Path, sheet: str) -> Path:
    return path.with_name(f"{path.stem}-{sheet}.csv")


def write_refused(refused: Sequence[Refused], beside: Path) -> Path | None:
    """Write the refused rows of a file as CSV beside it; without any, an earlier such file goes and nothing is written."""
    path = beside.with_name(f"{beside.stem}.refused.csv")
    if not refused:
        path.unlink(missing_ok=True)
        return None
    rows = tuple((*astuple(row.name), row.reason, row.detail) for row in refused)
    return _write_csv(Table("refused", ("sheet", "row", "contact_id", "seq", "reason", "detail"), rows), path, delimiter=",")


def _write_csv(table: Table, path: Path, *, delimiter: str) -> Path:
    with whole(path) as partial, partial.open("w", encoding="utf-8-sig", newline="") as stream:  # Excel takes it for UTF-8 by the byte order mark
        out = csv.writer(stream, delimiter=delimiter)
        out.writerow(table.columns)
        out.writerows([_text(value) for value in row] for row in table.rows)
    return path


def _text(value: Value) -> Value:
    return no_formula(value) if isinstance(value, str) else value


def _shown(table: Table) -> Table:
    return Table(table.name, table.columns, tuple(tuple(_cell(value) for value in row) for row in table.rows))


def _cell(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = "\n".join(plain(line) for line in value.splitlines())
    return text if len(text) <= _CELL_CHARS else f"{text[:_CELL_CHARS]} … [{len(text) - _CELL_CHARS} characters more]"
