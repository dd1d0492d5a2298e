"""The night: read and clean, tag, load, topics, journeys, the list of pain points, weekly tables, publish, deliver."""

from dataclasses import replace
from pathlib import Path

from prefect import flow

from cxtext import night
from pipelines.headlines import show_last_headlines
from pipelines.steps import step

read, tag, load = step(night.read), step(night.tag), step(night.load)
give_topics, link_journeys, take_pain_list = step(night.give_topics), step(night.link_journeys), step(night.take_pain_list)
rebuild, publish, deliver_due = step(night.rebuild), step(night.publish), step(night.deliver_due)


@flow(name="nightly", log_prints=False)
def nightly(home: Path | None = None, inbox: Path | None = None, config: Path | None = None, again: tuple[str, ...] = ()) -> night.NightCount:
    """Bring everything new in the inbox into the warehouse and publish it; with nothing new, change nothing. Then deliver the reports that are due.

    Files whose path inside the inbox fits a glob of `again` are read once more.
    """
    settings = night.settings(home, inbox, config)
    night.require_inbox(settings)
    with night.night_lock(settings.home):
        count = _brought_in(settings, again)
        delivered = deliver_due(settings)
    show_last_headlines(settings)
    return replace(count, delivered=delivered.sent, undelivered=delivered.failed)


def _brought_in(settings: night.Settings, again: tuple[str, ...]) -> night.NightCount:
    standing = night.open_warehouse(settings)
    files = night.new_files(settings, known=standing.known, again=again)
    if not files and not standing.is_behind:
        return night.NightCount()
    with night.recorded_run(settings, kind="nightly") as run_id:
        works = read(files, settings)
        count = load(works, tag(works, settings), settings, run_id=run_id)
        give_topics(settings, run_id=run_id)
        link_journeys(settings)
        take_pain_list(settings)
        rebuild(settings)
        publish(settings, run_id=run_id, counts=count.counts())
    return replace(count, published=True)
