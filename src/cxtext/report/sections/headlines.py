"""The headlines as a table."""

from cxtext.report.records import Report
from cxtext.report.table import Column, Sheet, Value
from cxtext.report.wording import Wording


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the headlines, a row each; where there is nothing to show, the reason."""
    period, company = report.header.period, report.header.company
    rows: list[tuple[Value, ...]] = [(period.name, company, finding.kind, finding.text) for finding in report.findings]
    if report.state != "full":
        rows = [(period.name, company, report.state, words(f"page.{report.state}", week=words.named(period.first)))]
    return Sheet("findings", (Column("week"), Column("company"), Column("kind"), Column("finding")), tuple(rows))
