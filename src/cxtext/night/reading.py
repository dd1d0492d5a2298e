"""Reading and tagging everything new, over the workers."""

from collections.abc import Sequence
from pathlib import Path

from cxtext.night.inbox import InboxFile
from cxtext.night.ingest import FileWork, ingest
from cxtext.night.settings import Settings
from cxtext.night.tagging import tag_folder
from cxtext.night.workers import over_workers

MB = 1_000_000


def read(files: Sequence[InboxFile], settings: Settings) -> list[FileWork]:
    """Read, clean and redact files into batches; files that were read before a night was killed are not read again."""
    small = sum(file.n_bytes for file in files) < settings.config.tag.small_night_mb * MB
    return over_workers(ingest, files, settings, step="reading", small=small, weight=lambda file: file.n_bytes, contacts=lambda work: work.kept)


def tag(works: Sequence[FileWork], settings: Settings) -> int:
    """Tag all batches of files; return the number of contacts in them."""
    small = sum(work.n_bytes for work in works) < settings.config.tag.small_night_mb * MB
    folders: list[Path] = [folder for work in works for folder in work.batch_folders]
    return sum(over_workers(tag_folder, folders, settings, step="tagging", small=small, weight=lambda _: 1, contacts=int))
