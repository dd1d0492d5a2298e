"""Tagging stored contacts anew, after a new model or new labels."""

import shutil
from datetime import date
from pathlib import Path

from cxtext import store
from cxtext.night.settings import Settings
from cxtext.night.tagging import tag_folder


def retag(settings: Settings, *, since: date, until: date | None = None) -> int:
    """Tag the stored contacts of a period with the present model; text, topics and corrections stay.

    Args:
        settings: where things lie.
        since: first day, in the configured time zone.
        until: last day; None for all that came later.

    Returns:
        The number of contacts tagged anew.
    """
    folder = _empty(settings.home.work / "retag")
    with store.writer(settings.home.warehouse) as con:
        n_contacts = store.export_batch(con, folder, since=since, until=until, zone=settings.config.time_zone)
        tag_folder(folder, settings)
        store.replace_tags(con, folder)
    shutil.rmtree(folder)
    return n_contacts


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
