"""The list in which people keep owner, status and effort of pain points: pain_points.csv."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from cxtext.contact import PainStatus, Rejected
from cxtext.errors import UnreadableFile
from cxtext.read.decode import text_stream
from cxtext.read.tables import column_name, delimiter_of
from cxtext.tags import codes

COLUMNS = ("category", "topic_id", "owner", "status", "effort_to_fix", "fixed_on", "note")
_NEEDED = ("category", "status")
_STATUS = get_args(PainStatus)
_MAX_NOTE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPlan:
    """What people say of one pain point.

    Attributes:
        category: code of the pain point.
        topic_id: topic it is about; None for the category as a whole.
        owner: who looks after it.
        status: open, planned, fixed or postponed.
        effort_to_fix: 1 (a day) to 5 (a programme).
        fixed_on: day on which it was mended.
        note: a remark.
    """

    category: str
    topic_id: str | None
    owner: str | None
    status: PainStatus
    effort_to_fix: int | None
    fixed_on: date | None
    note: str | None

    @property
    def pain_point_id(self) -> str:
        """Identity of the pain point, as in voc.pain_points."""
        return f"{self.category}/{self.topic_id}" if self.topic_id else self.category


def read_pain_points(path: Path, *, topics: Collection[str]) -> tuple[list[PainPlan], list[Rejected]]:
    """Read the list; rows that do not fit come back with their reason, the others are taken.

    Commas, semicolons and tabs may separate, and Excel's encodings are understood. Empty rows are passed over.

    Args:
        path: the CSV.
        topics: topics that there are.

    Raises:
        UnreadableFile: the file is no such list: it lacks a column, or has one that nobody knows.
    """
    taken: dict[str, PainPlan] = {}
    refused = []
    for number, cells in _rows(path):
        fault = _fault(cells, topics)
        plan = None if fault else _plan(cells)
        if plan and plan.pain_point_id in taken:
            fault = ("stands_twice", f"{plan.pain_point_id} stands in a row above too", "keep one row a pain point")
        if fault:
            refused.append(Rejected(f"row {number}", *fault))
        elif plan:
            taken[plan.pain_point_id] = plan
    return list(taken.values()), refused


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row of the file from 1, cells by column) of the rows that hold something."""
    with path.open("rb") as raw, text_stream(raw, newline="") as stream:
        header = stream.readline()
        reader = csv.reader(stream, delimiter=delimiter_of(header))
        columns = [column_name(cell) for cell in next(csv.reader([header], delimiter=delimiter_of(header)), [])]
        _check_header(columns, path)
        for row in reader:
            cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
            if any(cells.values()):
                yield reader.line_num + 1, dict.fromkeys(COLUMNS, "") | cells


def _check_header(columns: list[str], path: Path) -> None:
    wrong = [name for name in columns if name and name not in COLUMNS]
    missing = [name for name in _NEEDED if name not in columns]
    if wrong or missing:
        what = f"no column {', '.join(missing)}" if missing else f"a column that nobody knows: {', '.join(wrong)}"
        raise UnreadableFile(
            f"the list of pain points has {what}",
            where=f"{path}, row 1",
            fix=f"name the columns {', '.join(COLUMNS)}; `cxtext pain-points` writes such a list",
        )


def _fault(cells: dict[str, str], topics: Collection[str]) -> tuple[str, str, str] | None:
    """Return reason, detail and fix of the first thing that does not fit; a cell that may hold a note is not repeated."""
    if cells["category"] not in codes("pain_point"):
        return "unknown_category", f"no pain point has the code {cells['category'][:40]!r}", f"use one of {', '.join(codes('pain_point'))}"
    if cells["topic_id"] and cells["topic_id"] not in topics:
        return "unknown_topic", f"no topic has the id {cells['topic_id'][:40]!r}", "use a topic_id of main.topics, or leave it empty for the whole category"
    if cells["status"] not in _STATUS:
        return "unknown_status", f"{cells['status'][:40]!r} is no status", f"use one of {', '.join(_STATUS)}"
    return _fault_of_values(cells)


def _fault_of_values(cells: dict[str, str]) -> tuple[str, str, str] | None:
    if cells["effort_to_fix"] and cells["effort_to_fix"] not in {"1", "2", "3", "4", "5"}:
        return "bad_effort", "effort_to_fix is no whole number from 1 to 5", "write 1 (a day) to 5 (a programme), or leave it empty"
    if cells["fixed_on"] and _day(cells["fixed_on"]) is None:
        return "bad_date", "fixed_on is no date", "write it as 2026-11-02 or 02-11-2026"
    if (cells["status"] == "fixed") != bool(cells["fixed_on"]):
        return "fixed_without_date", "status fixed and fixed_on go together", "write the day of the fix, or take it out and choose another status"
    if len(cells["note"]) > _MAX_NOTE:
        return "long_note", f"the note is longer than {_MAX_NOTE} characters", "shorten it"
    return None


def _plan(cells: dict[str, str]) -> PainPlan:
    status: PainStatus = next(known for known in _STATUS if known == cells["status"])
    return PainPlan(
        category=cells["category"],
        topic_id=cells["topic_id"] or None,
        owner=cells["owner"] or None,
        status=status,
        effort_to_fix=int(cells["effort_to_fix"]) if cells["effort_to_fix"] else None,
        fixed_on=_day(cells["fixed_on"]),
        note=cells["note"] or None,
    )


def _day(text: str) -> date | None:
    """Read 2026-11-02, or 02-11-2026 and 2/11/2026 as Excel writes it in the Netherlands and Belgium."""
    parts = text.replace("/", "-").split("-")
    if len(parts[0]) < 4:
        parts.reverse()
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        return None
