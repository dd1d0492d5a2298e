"""Tagging a period anew, after a new model or new labels."""

from datetime import date
from pathlib import Path

from prefect import flow

from cxtext import night
from pipelines.steps import step

preview, retag, link_journeys = step(night.preview), step(night.retag), step(night.link_journeys)
rebuild, publish = step(night.rebuild), step(night.publish)


@flow(name="backfill", log_prints=False)
def backfill(
    since: date, until: date | None = None, home: Path | None = None, config: Path | None = None, model: str | None = None, dry_run: bool = False
) -> int:
    """Tag the contacts of a period anew, rebuild their weeks, publish; return how many contacts it were.

    With dry_run nothing is changed: what would change is logged. Nobody is asked; `cxtext backfill` asks a person before it starts this.
    """
    settings = night.settings(home, None, config, model=model)
    with night.night_lock(settings.home):
        night.require_warehouse(settings)
        if dry_run:
            night.log_changes(preview(settings, since=since, until=until))
            return 0
        with night.recorded_run(settings, kind="backfill") as run_id:
            count = retag(settings, since=since, until=until)
            link_journeys(settings)
            rebuild(settings)
            publish(settings, run_id=run_id, counts={"retagged": count})
    return count
