"""Reads the files of the inbox: recognises formats by shape and yields contacts and rejected items."""

from cxtext.read.inbox import inbox_name, is_sidecar, read_file
from cxtext.read.twins import redacted_twin

__all__ = ["inbox_name", "is_sidecar", "read_file", "redacted_twin"]
