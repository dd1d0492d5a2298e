"""The steps of a night as plain functions over paths; pipelines/ puts them in order."""

from cxtext.night.delivering import DeliveryCount, deliver, deliver_due, headlines
from cxtext.night.delivering import preview as preview_delivery
from cxtext.night.event_log import export_log
from cxtext.night.forget import Forgotten, forget
from cxtext.night.inbox import InboxFile, new_files, require_inbox
from cxtext.night.journeys import link_journeys
from cxtext.night.labelling import Labelled, export_labels, import_labels
from cxtext.night.load import NightCount, load
from cxtext.night.lock import holder, night_lock
from cxtext.night.pain_list import begin_pain_list, take_pain_list
from cxtext.night.plan import Delivered
from cxtext.night.preview import change_lines, log_changes
from cxtext.night.quality import record_evaluation
from cxtext.night.reading import read, tag
from cxtext.night.reporting import LAST, write_report
from cxtext.night.retag import preview, retag
from cxtext.night.runs import Standing, open_warehouse, publish, rebuild, recorded_run, require_warehouse
from cxtext.night.settings import Settings, settings
from cxtext.night.summary import summary
from cxtext.night.tagging import TaggedBatch
from cxtext.night.topic_names import lineage_lines, rename_topic, topic_lines
from cxtext.night.topics import fit_topics, give_topics
from cxtext.night.work import FileWork

__all__ = [
    "LAST",
    "Delivered",
    "DeliveryCount",
    "FileWork",
    "Forgotten",
    "InboxFile",
    "Labelled",
    "NightCount",
    "Settings",
    "Standing",
    "TaggedBatch",
    "begin_pain_list",
    "change_lines",
    "deliver",
    "deliver_due",
    "export_labels",
    "export_log",
    "fit_topics",
    "forget",
    "give_topics",
    "headlines",
    "holder",
    "import_labels",
    "lineage_lines",
    "link_journeys",
    "load",
    "log_changes",
    "new_files",
    "night_lock",
    "open_warehouse",
    "preview",
    "preview_delivery",
    "publish",
    "read",
    "rebuild",
    "record_evaluation",
    "recorded_run",
    "rename_topic",
    "require_inbox",
    "require_warehouse",
    "retag",
    "settings",
    "summary",
    "tag",
    "take_pain_list",
    "topic_lines",
    "write_report",
]
