"""The night: read, clean, tag, load, topics, weekly tables, publish."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from cxtext import night
from pipelines.parallel import over_workers, runner_for


@task(name="read", retries=1, retry_delay_seconds=10, cache_policy=NO_CACHE)
def read(files: list[night.InboxFile], settings: night.Settings) -> list[night.FileWork]:
    """Read, clean and redact a group of files into batches."""
    return [night.ingest(file, settings) for file in files]


@task(name="tag", retries=1, retry_delay_seconds=10, cache_policy=NO_CACHE)
def tag(folders: list[Path], settings: night.Settings) -> list[int]:
    """Tag a group of batches; return the contacts in each."""
    return [night.tag(folder, settings) for folder in folders]


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
        runner = runner_for(files, settings)
        works = over_workers(read, files, settings, runner=runner, step="reading", weight=lambda file: file.n_bytes, contacts=lambda work: work.kept)
        over_workers(tag, night.batch_folders(works), settings, runner=runner, step="tagging", weight=lambda _: 1, contacts=int)
        count = night.load(works, settings, run_id=run_id)
        night.give_topics(settings, run_id=run_id)
        night.rebuild(settings)
        return night.publish(settings, count, works, run_id=run_id)
