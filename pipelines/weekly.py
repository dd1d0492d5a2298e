"""The weekly report: page, workbook and files of the last full week."""

from pathlib import Path

from prefect import flow

from cxtext import night
from pipelines.steps import step

write_report = step(night.write_report)


@flow(name="weekly", log_prints=False)
def weekly(home: Path | None = None, config: Path | None = None, week: str | None = None) -> list[Path]:
    """Write the report of an ISO week such as 2026-W46 (default: the last full one) from the published copy."""
    return write_report(night.settings(home, None, config), week)
