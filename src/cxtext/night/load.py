"""From tagged batches into the warehouse, and from there to the analysts."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cxtext
from cxtext import store
from cxtext.artefact import newest_version
from cxtext.ids import new_run_id
from cxtext.night.ingest import FileWork
from cxtext.night.progress import Advance, progress
from cxtext.night.settings import Settings

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class NightCount:
    """What a night did.

    Attributes:
        files: files read.
        items: items read from them: contacts kept plus items rejected.
        kept: contacts kept.
        rejected: items rejected.
        tags: tags given.
        published: a new copy was published.
    """

    files: int = 0
    items: int = 0
    kept: int = 0
    rejected: int = 0
    tags: int = 0
    published: bool = False


def open_warehouse(settings: Settings) -> tuple[frozenset[str], bool]:
    """Bring the warehouse to the present schema.

    Returns:
        The ids of the files that it holds completely, and whether the last night was cut short before it published.
    """
    with store.writer(settings.home.warehouse) as con:
        store.migrate(con)
        return store.known_files(con), store.is_cut_short(con) or not settings.home.published.exists()


def start_run(settings: Settings) -> str:
    """Record that a night starts, with the versions and the config that it uses; return the id of the run."""
    run_id = new_run_id()
    versions = {"cxtext": cxtext.__version__, "turns": settings.config.tag.model or newest_version("turns")}
    with store.writer(settings.home.warehouse) as con:
        store.start_run(con, run_id, versions=versions, config_sha256=settings.config.sha256)
    return run_id


def load(works: Sequence[FileWork], settings: Settings, *, run_id: str) -> NightCount:
    """Put all batches into the warehouse, a transaction a batch, file by file."""
    total = NightCount()
    with store.writer(settings.home.warehouse) as con, progress("loading", total=sum(len(work.batches) for work in works)) as advance:
        for work in works:
            store.record_file(
                con,
                work.file_id,
                path=work.path,
                items=work.items,
                kept=work.kept,
                n_batches=len(work.batches),
                run_id=run_id,
                source=work.source,
                n_bytes=work.n_bytes,
            )
            rejected = store.record_rejected(con, work.file_id, work.rejected)
            loaded = [_load_batch(con, folder, work, run_id, advance) for folder in work.batch_folders]
            total = _add(total, NightCount(1, work.items, work.kept, rejected, sum(loaded)))
    return total


def _load_batch(con: "duckdb.DuckDBPyConnection", folder: Path, work: FileWork, run_id: str, advance: Advance) -> int:
    loaded = store.load_batch(con, folder, file_id=work.file_id, run_id=run_id)
    advance(1, loaded.contacts)
    return loaded.tags


def _add(left: NightCount, right: NightCount) -> NightCount:
    return NightCount(left.files + right.files, left.items + right.items, left.kept + right.kept, left.rejected + right.rejected, left.tags + right.tags)


def rebuild(settings: Settings) -> None:
    """Rebuild the weekly tables for the weeks that changed, and check them."""
    report = settings.config.report
    with store.writer(settings.home.warehouse) as con:
        store.configure(con, time_zone=settings.config.time_zone, min_customers=report.min_customers, weeks_back=report.weeks_back)
        store.rebuild(con)


def publish(settings: Settings, count: NightCount, works: Iterable[FileWork], *, run_id: str) -> NightCount:
    """Close the run, publish a read-only copy, and remove the batch folders: the warehouse holds them now."""
    done = NightCount(**{**asdict(count), "published": True})
    with store.writer(settings.home.warehouse) as con:
        store.finish_run(con, run_id, status="done", counts=asdict(done))
    store.publish(settings.home)
    for work in works:
        shutil.rmtree(work.folder, ignore_errors=True)
    return done


def republish(settings: Settings) -> None:
    """Publish the warehouse as it is now, outside a night."""
    store.publish(settings.home)
