"""The report of a week or month: from the tables of voc to a page, a workbook and files."""

from cxtext.report.build import build
from cxtext.report.files import FORMATS, Format, write
from cxtext.report.records import Report
from cxtext.report.summary import markdown
from cxtext.report.warehouse import newest

__all__ = ["FORMATS", "Format", "Report", "build", "markdown", "newest", "write"]
