"""Fitting the topics anew on everything the warehouse holds."""

from pathlib import Path

from prefect import flow

from cxtext import night
from pipelines.steps import step

fit_topics, link_journeys = step(night.fit_topics), step(night.link_journeys)
rebuild, publish = step(night.rebuild), step(night.publish)


# Tried again on a server for two hours: a long night may still hold the lock.
@flow(name="fit", log_prints=False, retries=6, retry_delay_seconds=1200)
def fit(home: Path | None = None, config: Path | None = None) -> int:
    """Fit the topics, match them with the standing ones, give them to all contacts, publish; return the number in use."""
    settings = night.settings(home, None, config)
    with night.night_lock(settings.home):
        night.require_warehouse(settings)
        with night.recorded_run(settings, kind="fit") as run_id:
            count = fit_topics(settings, run_id=run_id)
            link_journeys(settings)
            rebuild(settings)
            publish(settings, run_id=run_id, counts={"topics": count})
    return count
