"""Tagging stored contacts anew, after a new model or new labels."""

import shutil
from datetime import date
from pathlib import Path

from cxtext import store
from cxtext.errors import UnknownId
from cxtext.night.progress import progress
from cxtext.night.settings import Settings
from cxtext.night.tagging import tag_folder


def retag(settings: Settings, *, since: date, until: date | None = None) -> int:
    """Tag the stored contacts of a period with the present model; text, topics and corrections stay.

    The work is cut into runs of days, a transaction each: cut short, it is simply done again.

    Args:
        settings: where things lie.
        since: first day, in the configured time zone.
        until: last day; None for all that came later.

    Returns:
        The number of contacts tagged anew.

    Raises:
        UnknownId: the period ends before it starts.
    """
    if until is not None and until < since:
        raise UnknownId(f"the period ends on {until}, before it starts on {since}", where="--until", fix="give a day that is not before --since")
    zone = settings.config.time_zone
    with store.writer(settings.home.warehouse) as con:
        periods = store.periods(con, since=since, until=until, zone=zone, size=settings.config.tag.batch_contacts)
        with progress("tagging", total=sum(period.contacts for period in periods)) as advance:
            for period in periods:
                folder = _empty(settings.home.work / "retag")
                store.export_batch(con, folder, since=period.first, until=period.last, zone=zone)
                tag_folder(folder, settings)
                store.replace_tags(con, folder)
                advance(period.contacts, period.contacts)
    return sum(period.contacts for period in periods)


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
