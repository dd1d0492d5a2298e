"""The warehouse: connect, migrate, load, rebuild, check, publish, forget."""

from cxtext.store.checks import Finding, check_all
from cxtext.store.connect import reader, writer
from cxtext.store.dictionary import dictionary
from cxtext.store.forget import ForgetCount, compact, forget
from cxtext.store.journal import Kind, finish_run, is_cut_short, known_files, last_done, record_files, remember, run_ids, setting, start_run, unmapped_speakers
from cxtext.store.load import LoadCount, load_batch
from cxtext.store.migrate import migrate
from cxtext.store.publish import publish
from cxtext.store.rebuild import configure, rebuild
from cxtext.store.retag import Period, export_batch, periods, replace_tags
from cxtext.store.topics import all_segments, fitted_runs, load_topics, n_segments, new_segments

__all__ = [
    "Finding",
    "ForgetCount",
    "Kind",
    "LoadCount",
    "Period",
    "all_segments",
    "check_all",
    "compact",
    "configure",
    "dictionary",
    "export_batch",
    "finish_run",
    "fitted_runs",
    "forget",
    "is_cut_short",
    "known_files",
    "last_done",
    "load_batch",
    "load_topics",
    "migrate",
    "n_segments",
    "new_segments",
    "periods",
    "publish",
    "reader",
    "rebuild",
    "record_files",
    "remember",
    "replace_tags",
    "run_ids",
    "setting",
    "start_run",
    "unmapped_speakers",
    "writer",
]
