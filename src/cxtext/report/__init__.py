"""The report of a week or month: from the tables of voc to a page, a workbook and files."""

from cxtext.report.build import build
from cxtext.report.digest import digest
from cxtext.report.files import FORMATS, places, write
from cxtext.report.records import Report
from cxtext.report.summary import Summary, markdown, summary
from cxtext.report.warehouse import is_known, newest

__all__ = ["FORMATS", "Report", "Summary", "build", "digest", "is_known", "markdown", "newest", "places", "summary", "write"]
