"""The weekly report: from the tables of voc to a page, a workbook and files."""

from cxtext.report.files import write
from cxtext.report.records import WeeklyReport
from cxtext.report.warehouse import last_week
from cxtext.report.weekly import weekly

__all__ = ["WeeklyReport", "last_week", "weekly", "write"]
