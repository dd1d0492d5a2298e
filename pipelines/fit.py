"""Fitting the topics anew on everything the warehouse holds."""

from pathlib import Path

from prefect import flow

from cxtext import night
from pipelines.steps import step

fit_topics, rebuild, republish = step(night.fit_topics), step(night.rebuild), step(night.republish)


@flow(name="fit", log_prints=False)
def fit(home: Path | None = None, config: Path | None = None) -> int:
    """Fit the topics, match them with the standing ones, give them to all contacts, publish; return the number in use."""
    settings = night.settings(home, None, config)
    with night.night_lock(settings.home):
        count = fit_topics(settings)
        rebuild(settings)
        republish(settings)
    return count
