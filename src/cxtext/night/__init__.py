"""The steps of a night as plain functions over paths; pipelines/ puts them in order."""

from collections.abc import Sequence
from pathlib import Path

from cxtext.night.groups import groups
from cxtext.night.inbox import InboxFile, new_files
from cxtext.night.ingest import FileWork, ingest
from cxtext.night.load import NightCount, load, open_warehouse, publish, rebuild, start_run
from cxtext.night.lock import night_lock
from cxtext.night.progress import progress
from cxtext.night.settings import Settings, settings
from cxtext.night.tagging import tag
from cxtext.night.topics import fit_topics, give_topics

__all__ = [
    "FileWork",
    "InboxFile",
    "NightCount",
    "Settings",
    "batch_folders",
    "fit_topics",
    "give_topics",
    "groups",
    "ingest",
    "load",
    "new_files",
    "night_lock",
    "open_warehouse",
    "progress",
    "publish",
    "rebuild",
    "settings",
    "start_run",
    "tag",
]


def batch_folders(works: Sequence[FileWork]) -> list[Path]:
    """Return the batch folders of all files, in order."""
    return [folder for work in works for folder in work.batch_folders]
