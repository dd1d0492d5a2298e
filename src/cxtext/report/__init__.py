"""The report of a week or month: from the tables of voc to a page, a workbook and files."""

from cxtext.report.build import build
from cxtext.report.files import write
from cxtext.report.records import Report
from cxtext.report.warehouse import newest

__all__ = ["Report", "build", "newest", "write"]
