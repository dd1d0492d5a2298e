"""Workbooks in which people judge what the model said, written and read back."""

from cxtext.label.files import check_free, free_path, write_cases, write_refused
from cxtext.label.judge import read_judgements

__all__ = ["check_free", "free_path", "read_judgements", "write_cases", "write_refused"]
