"""The list of pain points that people keep: taken in at night, begun by `cxtext pain-points`."""

import csv
import hashlib
import logging
from collections.abc import Collection, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from cxtext import store, tables
from cxtext.contact import Rejected
from cxtext.errors import FileInTheWay, UnreadableFile
from cxtext.night.settings import Settings
from cxtext.read import PAIN_LIST_COLUMNS, PainPlan, read_pain_points

if TYPE_CHECKING:
    import duckdb

log = logging.getLogger(__name__)
_TAKEN = "pain_points.sha256"
_TEMPLATE_ROWS = 40


def take_pain_list(settings: Settings) -> None:
    """Put the list into the warehouse; without one, nothing is kept of any pain point.

    Rows that do not fit go into ops.rejected. So does a file that is no such list, and what was kept before stays.
    """
    path = pain_list(settings)
    with store.writer(settings.home.warehouse) as con:
        plans, refused = _read(path, topics=store.known_topics(con))
        store.record_pain_points(con, None if plans is None else _plans(plans), rejected=_rejected(refused, path.name), name=path.name)
        store.remember(con, _TAKEN, _digest(path))
    for row in refused:
        log.warning("%s, %s: %s; %s", path.name, row.item, row.detail, row.fix)


def is_taken(con: "duckdb.DuckDBPyConnection", settings: Settings) -> bool:
    """Tell whether the warehouse holds the list as it is now."""
    return (store.setting(con, _TAKEN) or "") == _digest(pain_list(settings))


def begin_pain_list(settings: Settings) -> Path:
    """Write a list to fill in, with a row for each of the largest pain points of the published copy.

    Raises:
        FileInTheWay: there is one already.
        WarehouseError: nothing is published yet.
    """
    path = pain_list(settings)
    if path.exists():
        raise FileInTheWay("there is a list already", where=str(path), fix="go on in that one, or move it away first")
    with store.reader(settings.home.published) as con:
        found = store.pain_list_template(con, size=_TEMPLATE_ROWS)
    # As Excel opens a CSV by a double click: semicolons in the Netherlands, and a byte order mark for UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.DictWriter(stream, PAIN_LIST_COLUMNS, delimiter=";" if settings.config.report.language == "nl" else ",")
        out.writeheader()
        out.writerows({"category": category, "topic_id": topic_id or "", "status": "open"} for category, topic_id in found)
    return path


def pain_list(settings: Settings) -> Path:
    """Return where the list lies."""
    return settings.home.root / settings.config.pain_points.file


def _read(path: Path, *, topics: Collection[str]) -> tuple[list[PainPlan] | None, list[Rejected]]:
    if not path.is_file():
        return [], []
    try:
        return read_pain_points(path, topics=topics)
    except UnreadableFile as error:
        return None, [Rejected("file", "no_pain_list", error.what, error.fix)]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _plans(plans: Sequence[PainPlan]) -> pa.Table:
    return pa.Table.from_pylist([{"pain_point_id": plan.pain_point_id, **asdict(plan)} for plan in plans], schema=tables.PAIN_POINTS)


def _rejected(refused: Sequence[Rejected], name: str) -> pa.Table:
    return pa.Table.from_pylist([{"file_id": name, **asdict(row)} for row in refused], schema=tables.FILE_REJECTED)
