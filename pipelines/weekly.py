"""The weekly report: page, workbook and files of the last full week."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from cxtext import night


@task(name="report", retries=2, retry_delay_seconds=30, cache_policy=NO_CACHE)
def write(settings: night.Settings, week: str | None) -> list[Path]:
    """Write the report of a week."""
    return night.write_report(settings, week)


@flow(name="weekly", log_prints=False)
def weekly(home: Path | None = None, config: Path | None = None, week: str | None = None) -> list[Path]:
    """Write the report of an ISO week such as 2026-W46 (default: the last full one) from the published copy."""
    return write(night.settings(home, None, config), week)
