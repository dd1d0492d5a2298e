"""Tagging a period anew, after a new model or new labels."""

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from cxtext import night


@task(name="retag", retries=1, retry_delay_seconds=10, cache_policy=NO_CACHE)
def retag(settings: night.Settings, since: date, until: date | None) -> int:
    """Tag the stored contacts of a period with the present model."""
    return night.retag(settings, since=since, until=until)


@flow(name="backfill", log_prints=False)
def backfill(since: date, until: date | None = None, home: Path | None = None, config: Path | None = None) -> int:
    """Tag the contacts of a period anew, rebuild their weeks, publish; return how many contacts it were."""
    settings = night.settings(home, None, config)
    with night.night_lock(settings.home):
        count = retag(settings, since, until)
        night.rebuild(settings)
        night.republish(settings)
    return count
