"""Tagging stored contacts anew, after a new model or new labels; and what that would change."""

import hashlib
import shutil
from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxtext import store
from cxtext.errors import UnknownId
from cxtext.night.progress import progress
from cxtext.night.settings import Settings
from cxtext.night.tagging import tag_folder

if TYPE_CHECKING:
    import duckdb

_EXPORTED = ("contacts.parquet", "turns.parquet")


def retag(settings: Settings, *, since: date, until: date | None = None) -> int:
    """Tag the stored contacts of a period with the configured model; text, topics and corrections of persons stay.

    The work is cut into runs of days, a transaction each: cut short, it is simply done again. What preview tagged is used as far as it still fits.

    Args:
        settings: where things lie.
        since: first day, in the configured time zone.
        until: last day; None for all that came later.

    Returns:
        The number of contacts tagged anew.

    Raises:
        UnknownId: the period ends before it starts.
        ArtefactError: there is no such model.
    """
    n_contacts = 0
    with closing(_tagged(settings, since=since, until=until)) as batches:
        for con, folder, contacts in batches:
            store.replace_tags(con, folder)
            n_contacts += contacts
    return n_contacts


def preview(settings: Settings, *, since: date, until: date | None = None) -> store.TagChanges:
    """Tag the stored contacts of a period into the work folder and return what would change; the warehouse stays as it is.

    Args and errors as in retag.
    """
    with closing(_tagged(settings, since=since, until=until)) as batches:
        return _sum(store.compare_tags(con, folder) for con, folder, _ in batches)


def _tagged(settings: Settings, *, since: date, until: date | None) -> Generator[tuple["duckdb.DuckDBPyConnection", Path, int], None, None]:
    """Yield the writer, a tagged batch and its number of contacts, for each part of a period."""
    if until is not None and until < since:
        raise UnknownId(f"the period ends on {until}, before it starts on {since}", where="--until", fix="give a day that is not before --since")
    zone, size = settings.config.time_zone, settings.config.tag.batch_contacts
    with store.writer(settings.home.warehouse) as con:
        periods = store.periods(con, since=since, until=until, zone=zone, size=size)
        with progress("tagging", total=sum(period.contacts for period in periods)) as advance:
            for period in periods:
                folder = settings.home.work / "retag" / f"{period.first}_{period.last}"
                _export(con, folder, period, zone=zone)
                tag_folder(folder, settings)
                yield con, folder, period.contacts
                advance(period.contacts, period.contacts)


def _export(con: "duckdb.DuckDBPyConnection", folder: Path, period: store.Period, *, zone: str) -> None:
    """Write the contacts of a period into a folder; one that holds the very same contacts keeps its tags."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    store.export_batch(con, fresh, since=period.first, until=period.last, zone=zone)
    if folder.exists() and _digests(fresh) == _digests(folder):
        shutil.rmtree(fresh)
        return
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def _digests(folder: Path) -> list[str]:
    return [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in _EXPORTED]


def _sum(parts: Iterable[store.TagChanges]) -> store.TagChanges:
    """Add up periods: a contact lies in one of them only."""
    counts: Counter[tuple[str, str, str]] = Counter()
    contacts = turned = 0
    for part in parts:
        contacts, turned = contacts + part.contacts, turned + part.turned
        for row in part.labels:
            counts.update({(row.kind, row.label, name): getattr(row, name) for name in ("now", "then", "added", "removed")})
    names = sorted({(kind, label) for kind, label, _ in counts})
    labels = tuple(store.LabelChange(*name, *(counts[(*name, figure)] for figure in ("now", "then", "added", "removed"))) for name in names)
    return store.TagChanges(labels, contacts, turned)
