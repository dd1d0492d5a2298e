"""From tagged batches into the warehouse."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from cxtext import store, tables
from cxtext.night.progress import progress
from cxtext.night.settings import Settings
from cxtext.night.speakers import unmapped
from cxtext.night.tagging import TaggedBatch
from cxtext.night.work import FileWork


@dataclass(frozen=True, slots=True)
class NightCount:
    """What a night did.

    Attributes:
        files: files read.
        items: items read from them: contacts kept plus items rejected.
        kept: contacts kept.
        rejected: items rejected.
        tags: tags given.
        unknown_turns: turns whose speaker nothing maps to a role.
        published: a new copy was published.
        delivered: reports that got to where the config wants them.
        undelivered: reports that did not; the next night tries again.
    """

    files: int = 0
    items: int = 0
    kept: int = 0
    rejected: int = 0
    tags: int = 0
    unknown_turns: int = 0
    published: bool = False
    delivered: int = 0
    undelivered: int = 0

    def counts(self) -> dict[str, int]:
        """Return what the run of the night is recorded with: all that it had done before it was published."""
        return {name: getattr(self, name) for name in ("files", "items", "kept", "rejected", "tags", "unknown_turns")}


def load(works: Sequence[FileWork], batches: Sequence[TaggedBatch], settings: Settings, *, run_id: str) -> NightCount:
    """Record the files and put their batches into the warehouse, a transaction a batch."""
    tags = 0
    with store.writer(settings.home.warehouse) as con, progress("loading", total=sum(batch.contacts for batch in batches)) as advance:
        store.record_files(con, _files(works), rejected=_rejected(works), unmapped=unmapped(works), run_id=run_id)
        for batch in batches:
            tags += store.load_batch(con, batch.folder, run_id=run_id).tags
            advance(batch.contacts, batch.contacts)
    return NightCount(
        files=len(works),
        items=sum(work.items for work in works),
        kept=sum(work.kept for work in works),
        rejected=sum(work.n_rejected for work in works),
        tags=tags,
        unknown_turns=sum(sum(work.speakers.values()) for work in works),
    )


def _files(works: Sequence[FileWork]) -> pa.Table:
    rows = [
        {
            "file_id": work.file_id,
            "path": work.path,
            "source": work.source,
            "bytes": work.n_bytes,
            "items": work.items,
            "kept": work.kept,
            "n_batches": len(work.batches),
        }
        for work in works
    ]
    return pa.Table.from_pylist(rows, schema=tables.FILES)


def _rejected(works: Sequence[FileWork]) -> pa.Table:
    parts = [_with_file(pq.read_table(work.rejected), work.file_id) for work in works if work.n_rejected]
    return pa.concat_tables([tables.FILE_REJECTED.empty_table(), *parts])


def _with_file(rejected: pa.Table, file_id: str) -> pa.Table:
    return rejected.add_column(0, "file_id", pa.array([file_id] * len(rejected), pa.string()))
