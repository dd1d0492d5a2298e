"""The warehouse: connect, migrate, load, rebuild, check, publish, forget."""

from cxtext.store.cases import Candidate, CheckedContact, CheckedTurn, Picked, candidates, checked_contacts, checked_turns, contact_cases, turn_cases
from cxtext.store.checks import Finding, check_all
from cxtext.store.connect import reader, writer
from cxtext.store.deliveries import Attempt, Failing, Gone, Sent, begin_attempt, end_attempt, failing_deliveries, gone_out, sent_before
from cxtext.store.dictionary import dictionary
from cxtext.store.evaluations import load_evaluation
from cxtext.store.forget import ForgetCount, compact, forget
from cxtext.store.impact import Period as ImpactPeriod
from cxtext.store.impact import impact_data, save_impact, stale_periods
from cxtext.store.journal import Kind, finish_run, is_cut_short, known_files, last_done, record_files, remember, run_ids, setting, start_run, unmapped_speakers
from cxtext.store.journeys import configure_journeys, link_journeys
from cxtext.store.labels import LabelCount, add_labels, weigh_labels
from cxtext.store.load import LoadCount, load_batch
from cxtext.store.migrate import is_current, migrate, require_current
from cxtext.store.pain_points import known_topics, pain_list_template, record_pain_points
from cxtext.store.publish import publish
from cxtext.store.rebuild import configure, rebuild
from cxtext.store.retag import LabelChange, Period, TagChanges, compare_tags, export_batch, periods, replace_tags
from cxtext.store.terms import Terms
from cxtext.store.topics import (
    LineageRow,
    TopicRow,
    all_segments,
    contact_days,
    customers,
    fitted_runs,
    lineage_rows,
    load_topics,
    n_segments,
    new_segments,
    rename_topic,
    topic_rows,
)

__all__ = [
    "Attempt",
    "Candidate",
    "CheckedContact",
    "CheckedTurn",
    "Failing",
    "Finding",
    "ForgetCount",
    "Gone",
    "ImpactPeriod",
    "Kind",
    "LabelChange",
    "LabelCount",
    "LineageRow",
    "LoadCount",
    "Period",
    "Picked",
    "Sent",
    "TagChanges",
    "Terms",
    "TopicRow",
    "add_labels",
    "all_segments",
    "begin_attempt",
    "candidates",
    "check_all",
    "checked_contacts",
    "checked_turns",
    "compact",
    "compare_tags",
    "configure",
    "configure_journeys",
    "contact_cases",
    "contact_days",
    "customers",
    "dictionary",
    "end_attempt",
    "export_batch",
    "failing_deliveries",
    "finish_run",
    "fitted_runs",
    "forget",
    "gone_out",
    "impact_data",
    "is_current",
    "is_cut_short",
    "known_files",
    "known_topics",
    "last_done",
    "lineage_rows",
    "link_journeys",
    "load_batch",
    "load_evaluation",
    "load_topics",
    "migrate",
    "n_segments",
    "new_segments",
    "pain_list_template",
    "periods",
    "publish",
    "reader",
    "rebuild",
    "record_files",
    "record_pain_points",
    "remember",
    "rename_topic",
    "replace_tags",
    "require_current",
    "run_ids",
    "save_impact",
    "sent_before",
    "setting",
    "stale_periods",
    "start_run",
    "topic_rows",
    "turn_cases",
    "unmapped_speakers",
    "weigh_labels",
    "writer",
]
