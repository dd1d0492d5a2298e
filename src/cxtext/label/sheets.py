"""The cases as tables: the same columns and rows for the workbook and the CSV files."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Literal

from cxtext.judgement import ContactCase, TurnCase, TurnLabels
from cxtext.tags import CONTACT_KINDS, Label, labels

Value = str | int | None
SheetName = Literal["turns", "contacts"]

LEAST_COLUMNS = 3  # of emotions, pain points and effort signals; more where a turn has more
YES, NO = "yes", "no"
CODED = ("emotion", "pain_point", "effort_signal", *CONTACT_KINDS)
RANGES = {"sentiment": (-5, 5), "effort": (-5, 5), "intensity": (1, 5), "severity": (1, 5)}
_NUMBERED = re.compile(r"_\d+$")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, columns, and rows with a value for each column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def family(column: str) -> str:
    """Return the name of a column without its number: pain_point_2 is a pain_point."""
    return _NUMBERED.sub("", column)


def turns_table(cases: Sequence[TurnCase]) -> Table:
    """Return turns as a table; there are as many columns for labels of a kind as the turn with most of them needs, so that none is lost."""
    n_emotions, n_pains, n_signals = (_most(cases, name) for name in ("emotions", "pain_points", "effort_signals"))
    columns = (
        *("contact_id", "seq", "channel", "language", "chosen", "why", "before", "text", "sentiment"),
        *(f"emotion_{n}" for n in range(1, n_emotions + 1)),
        "intensity",
        *chain.from_iterable((f"pain_point_{n}", f"severity_{n}") for n in range(1, n_pains + 1)),
        "wish",
        *(f"effort_signal_{n}" for n in range(1, n_signals + 1)),
        *("checked", "remark", "text_sha256"),
    )
    return Table("turns", columns, tuple((*_said(case), *_found(case.labels, n_emotions, n_pains, n_signals), None, None, case.text_sha256) for case in cases))


def contacts_table(cases: Sequence[ContactCase]) -> Table:
    """Return contacts as a table."""
    columns = ("contact_id", "channel", "language", "chosen", "why", "text", *CONTACT_KINDS, "effort", "checked", "remark", "text_sha256")
    rows = (
        (
            *(case.contact_id, case.channel, case.language, case.chosen, case.why, case.text),
            *(case.labels.labels[kind] or None for kind in CONTACT_KINDS),
            *(case.labels.effort, None, None, case.text_sha256),
        )
        for case in cases
    )
    return Table("contacts", columns, tuple(rows))


def explained_table(tables: Sequence[Table]) -> Table:
    """Return the meaning of every column, and after them of every code, in English and Dutch."""
    columns: Iterator[tuple[Value, ...]] = ((table.name, column, *meaning(table.name, column)) for table in tables for column in table.columns)
    codes = ((kind, label.code, _told(label), label.nl) for kind in CODED for label in labels(kind))
    return Table("explained", ("where", "name", "english", "dutch"), (*columns, *codes))


def _told(label: Label) -> str:
    """Return the name and test of a label, sentences that carry it, and near misses with the reason, a line each."""
    return "\n".join([f"{label.en}: {label.test}", *(f"+ {text}" for text in label.examples), *(f"− {text}" for text in label.near_misses)])


def meaning(sheet: str, column: str) -> tuple[str, str]:
    """Return what a column of a sheet means, in English and in Dutch."""
    english, dutch = _meanings()[sheet][family(column)]
    return english, dutch


@cache
def _meanings() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("cxtext.label") / "columns.toml").read_text("utf-8"))


def _most(cases: Sequence[TurnCase], name: str) -> int:
    return max([LEAST_COLUMNS, *(len(getattr(case.labels, name)) for case in cases)])


def _said(case: TurnCase) -> tuple[Value, ...]:
    return (case.contact_id, case.seq, case.channel, case.language, case.chosen, case.why, case.before, case.text)


def _found(found: TurnLabels, n_emotions: int, n_pains: int, n_signals: int) -> tuple[Value, ...]:
    return (
        found.sentiment,
        *_filled(found.emotions, n_emotions),
        found.intensity,
        *_filled(tuple(chain.from_iterable(found.pain_points.items())), 2 * n_pains),
        YES if found.wish else NO,
        *_filled(found.effort_signals, n_signals),
    )


def _filled(values: Sequence[Value], width: int) -> tuple[Value, ...]:
    return (*values, *[None] * (width - len(values)))
