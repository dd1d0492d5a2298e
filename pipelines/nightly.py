"""The night: read and clean, tag, load, topics, weekly tables, publish."""

from pathlib import Path

from prefect import flow

from cxtext import night
from pipelines.steps import step

read, tag, load = step(night.read), step(night.tag), step(night.load)
give_topics, rebuild, publish = step(night.give_topics), step(night.rebuild), step(night.publish)


@flow(name="nightly", log_prints=False)
def nightly(home: Path | None = None, inbox: Path | None = None, config: Path | None = None) -> night.NightCount:
    """Bring everything new in the inbox into the warehouse and publish it; with nothing new, change nothing."""
    settings = night.settings(home, inbox, config)
    with night.night_lock(settings.home):
        known, cut_short = night.open_warehouse(settings)
        files = night.new_files(settings, known=known)
        if not files and not cut_short:
            return night.NightCount()
        run_id = night.start_run(settings)
        works = read(files, settings)
        tag(works, settings)
        count = load(works, settings, run_id=run_id)
        give_topics(settings, run_id=run_id)
        rebuild(settings)
        return publish(settings, count, works, run_id=run_id)
