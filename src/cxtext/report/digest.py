"""What a report says, as one short text: two reports with the same digest say the same."""

import hashlib
from dataclasses import replace

from cxtext.report.records import Report


def digest(report: Report) -> str:
    """Return the sha256 over all that a report holds: figures, words, quotes, language.

    Not over the run that made the tables: a night that changes nothing in a week leaves its report as it was.
    """
    content = replace(report, header=replace(report.header, run_id="", versions=()))
    return hashlib.sha256(repr(content).encode()).hexdigest()
