"""Reads the files of the inbox: recognises formats by shape and yields contacts and rejected items."""

from cxtext.read.inbox import inbox_name, is_sidecar, read_file
from cxtext.read.pain_points import COLUMNS as PAIN_LIST_COLUMNS
from cxtext.read.pain_points import PainPlan, read_pain_points
from cxtext.read.twins import redacted_twin

__all__ = ["PAIN_LIST_COLUMNS", "PainPlan", "inbox_name", "is_sidecar", "read_file", "read_pain_points", "redacted_twin"]
