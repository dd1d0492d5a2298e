"""The steps of a night as plain functions over paths; pipelines/ puts them in order."""

from cxtext.night.forget import forget
from cxtext.night.inbox import InboxFile, new_files
from cxtext.night.ingest import FileWork, ingest
from cxtext.night.load import NightCount, load, open_warehouse, publish, rebuild, republish, start_run
from cxtext.night.lock import night_lock
from cxtext.night.reading import read, tag
from cxtext.night.retag import retag
from cxtext.night.settings import Settings, settings
from cxtext.night.topics import fit_topics, give_topics
from cxtext.night.weekly import write_report

__all__ = [
    "FileWork",
    "InboxFile",
    "NightCount",
    "Settings",
    "fit_topics",
    "forget",
    "give_topics",
    "ingest",
    "load",
    "new_files",
    "night_lock",
    "open_warehouse",
    "publish",
    "read",
    "rebuild",
    "republish",
    "retag",
    "settings",
    "start_run",
    "tag",
    "write_report",
]
