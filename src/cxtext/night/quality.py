"""An evaluation made by hand, into the warehouse and in front of the analysts."""

from pathlib import Path

from cxtext import store
from cxtext.night.lock import night_lock
from cxtext.night.runs import publish, recorded_run, require_warehouse
from cxtext.night.settings import Settings


def record_evaluation(settings: Settings, table: Path) -> None:
    """Put the figures of an evaluation into the warehouse and publish it.

    Args:
        settings: where things lie.
        table: the CSV beside the page of the evaluation.

    Raises:
        WarehouseError: there is no warehouse yet, or the file is no evaluation.
        NightRunning: a night is running.
    """
    require_warehouse(settings)
    with night_lock(settings.home), recorded_run(settings, kind="evaluate") as run_id:
        with store.writer(settings.home.warehouse) as con:
            n_figures = store.load_evaluation(con, table)
            store.rebuild(con)
        publish(settings, run_id=run_id, counts={"figures": n_figures})
