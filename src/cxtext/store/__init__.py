"""The warehouse: connect, migrate, load, rebuild, check, publish, forget."""

from cxtext.store.checks import Finding, check_all
from cxtext.store.connect import reader, writer
from cxtext.store.dictionary import dictionary
from cxtext.store.forget import ForgetCount, compact, forget, purge_work
from cxtext.store.journal import finish_run, is_cut_short, known_files, record_file, record_rejected, start_run
from cxtext.store.load import LoadCount, load_batch
from cxtext.store.migrate import migrate
from cxtext.store.publish import publish
from cxtext.store.rebuild import configure, rebuild
from cxtext.store.retag import export_batch, replace_tags
from cxtext.store.topics import all_segments, load_topics, new_segments

__all__ = [
    "Finding",
    "ForgetCount",
    "LoadCount",
    "all_segments",
    "check_all",
    "compact",
    "configure",
    "dictionary",
    "export_batch",
    "finish_run",
    "forget",
    "is_cut_short",
    "known_files",
    "load_batch",
    "load_topics",
    "migrate",
    "new_segments",
    "publish",
    "purge_work",
    "reader",
    "rebuild",
    "record_file",
    "record_rejected",
    "replace_tags",
    "start_run",
    "writer",
]
