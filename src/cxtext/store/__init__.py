"""The warehouse: connect, migrate, load, rebuild, publish, forget."""

from cxtext.store.checks import Finding, check_all
from cxtext.store.connect import reader, writer
from cxtext.store.journal import finish_run, known_files, record_file, record_rejected, start_run
from cxtext.store.load import LoadCount, load_batch
from cxtext.store.migrate import migrate

__all__ = [
    "Finding",
    "LoadCount",
    "check_all",
    "finish_run",
    "known_files",
    "load_batch",
    "migrate",
    "reader",
    "record_file",
    "record_rejected",
    "start_run",
    "writer",
]
