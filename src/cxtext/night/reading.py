"""Reading and tagging everything new, over the workers."""

import logging
from collections.abc import Sequence

from cxtext.night.inbox import InboxFile
from cxtext.night.joint import bundles
from cxtext.night.key import key_of
from cxtext.night.settings import Settings
from cxtext.night.tagging import TaggedBatch, tag_bundle
from cxtext.night.work import FileWork
from cxtext.night.workers import over_workers

log = logging.getLogger(__name__)

MB = 1_000_000
BUNDLES_A_WORKER = 4
LEAST_BUNDLE = 200  # loading a bundle costs about a tenth of a second, whatever it holds


def read(files: Sequence[InboxFile], settings: Settings) -> list[FileWork]:
    """Read, clean and redact files into batches; files that were read before a night was killed are not read again."""
    # cxtext.read and cxtext.clean load their name lists when a file is there to be read.
    from cxtext.night.ingest import ingest

    key_of(settings)  # made here, on the first night, and not by several workers at once
    small = sum(file.n_bytes for file in files) < settings.config.tag.small_night_mb * MB
    works = over_workers(ingest, files, settings, step="reading", small=small, weight=lambda file: file.n_bytes, contacts=lambda work: work.kept)
    for work in works:
        log.debug("file %.12s: %d items, %d contacts kept, %d rejected", work.file_id, work.items, work.kept, work.n_rejected)
    return works


def tag(works: Sequence[FileWork], settings: Settings) -> list[TaggedBatch]:
    """Tag the batches of files, those of small files together; return the batches to load, in the order of the files."""
    small = sum(work.n_bytes for work in works) < settings.config.tag.small_night_mb * MB
    found = bundles(works, size=_bundle_size(works, settings))
    return over_workers(tag_bundle, found, settings, step="tagging", small=small, weight=lambda bundle: bundle.contacts, contacts=lambda batch: batch.contacts)


def _bundle_size(works: Sequence[FileWork], settings: Settings) -> int:
    """Return the contacts of a bundle: a batch at most, and little enough that every worker has some and progress is seen."""
    tag = settings.config.tag
    share = sum(work.kept for work in works) // (BUNDLES_A_WORKER * tag.workers)
    return min(max(share, LEAST_BUNDLE), tag.batch_contacts)
